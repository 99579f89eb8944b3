// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says of the property table is what the code says. */
class ReadmeTest {

    @Test
    void thePropertyTableInTheReadmeIsTheOneInTheCode() throws Exception {
        String table = Properties.ALL.stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(table);
    }

    private static <T> String row(Property<T> property) {
        String resources =
                property.resources().stream().map(ResourceId::toString).collect(Collectors.joining(", "));
        String standard = property.traits().mandatory()
                ? "mandatory"
                : property.defaultValue()
                        .map(value -> "`" + property.type().toJson(value) + "`")
                        .orElse("");
        return "| `" + property.name() + "` | " + resources + " | " + property.type() + " | "
                + property.range().rule() + " | " + standard + " | "
                + property.traits().since() + " | "
                + property.traits().help() + " |";
    }
}
