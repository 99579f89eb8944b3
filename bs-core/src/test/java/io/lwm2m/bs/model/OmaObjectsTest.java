// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The property table against the OMA object definitions that Leshan ships. */
class OmaObjectsTest {

    static final List<Property<?>> ROWS = Properties.ALL;

    private static final Map<Integer, String> VERSIONS = Map.of(0, "1.1", 1, "1.1", 2, "1.0", 21, "2.0");
    private static final Map<Integer, ObjectModel> OBJECTS = ObjectLoader.loadAllDefault().stream()
            .filter(object -> object.version.equals(VERSIONS.get(object.id)))
            .collect(Collectors.toMap(object -> object.id, object -> object));

    static List<Arguments> carriers() {
        List<Arguments> carriers = new ArrayList<>();
        ROWS.forEach(row -> row.resources().forEach(id -> carriers.add(Arguments.of(row, id))));
        return carriers;
    }

    /** Rows whose resource has a range of numbers in the XML, with both ends. */
    static List<Arguments> numericRanges() {
        return carriers().stream()
                .filter(carrier -> String.valueOf(oma((ResourceId) carrier.get()[1]).rangeEnumeration)
                        .matches("\\d+\\.\\.\\d+"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void the_resource_exists(Property<?> row, ResourceId id) {
        assertThat(oma(id)).as(row + " at " + id).isNotNull();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void the_label_is_the_name_of_the_resource(Property<?> row) {
        String name = oma(row.resources().get(0)).name.strip().replaceAll("\\s+", " ");
        assertThat(row.traits().form().label()).isEqualToIgnoringCase(name);
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void the_type_is_that_of_the_resource(Property<?> row, ResourceId id) {
        String type = switch (oma(id).type) {
            case STRING -> "String";
            case INTEGER -> "Integer";
            case UNSIGNED_INTEGER -> "Unsigned Integer";
            case BOOLEAN -> "Boolean";
            case OPAQUE -> "Opaque";
            case OBJLNK -> "Objlnk";
            default -> "none of ours";
        };
        if (row.type() == (ValueType<?>) ValueType.RIGHTS) {
            assertThat(type).isEqualTo("Integer"); // of each instance that the rights become
        } else {
            assertThat(row.type().name()).startsWith(type);
        }
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void only_what_has_several_values_is_a_resource_with_several_instances(Property<?> row, ResourceId id) {
        boolean several =
                row.type().jsonType().equals("array") || row.type().jsonType().equals("object");
        assertThat(oma(id).multiple).isEqualTo(several);
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void the_resource_can_be_written_by_a_bootstrap_server(Property<?> row, ResourceId id) {
        assertThat(oma(id).operations.isExecutable()).as(row.name()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("numericRanges")
    void the_range_is_not_wider_than_that_of_the_resource(Property<?> row, ResourceId id) {
        String[] ends = oma(id).rangeEnumeration.split("\\.\\.");
        long least = Long.parseLong(ends[0]);
        long most = Long.parseLong(ends[1]);
        assertThat(allowed(row, LongStream.of(least, most))).containsOnly(true);
        assertThat(allowed(row, LongStream.of(least - 1, most + 1, Long.MIN_VALUE, Long.MAX_VALUE)))
                .containsOnly(false);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void the_version_is_that_of_the_object_which_has_it_first(Property<?> row) {
        boolean later = row.resources().stream().allMatch(OmaObjectsTest::isLater);
        assertThat(row.traits().since()).isEqualTo(later ? "1.1" : "1.0");
    }

    private static boolean isLater(ResourceId id) {
        int last = Map.of(0, 12, 1, 8, 2, 3, 21, -1).get(id.object());
        return id.resource() > last;
    }

    private static Stream<Boolean> allowed(Property<?> row, LongStream values) {
        @SuppressWarnings("unchecked") // the numericRanges are those of numbers
        Property<Long> numeric = (Property<Long>) row;
        return values.mapToObj(value -> numeric.range().allows().test(value));
    }

    private static ResourceModel oma(ResourceId id) {
        return OBJECTS.get(id.object()).resources.get(id.resource());
    }
}
