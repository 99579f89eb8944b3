// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.StaticModel;

/** What a device holds, in lines for people, with the OMA names. Keys are hidden. */
public final class DeviceText {

    private final LwM2mModel model = new StaticModel(ObjectLoader.loadDefault());

    /** A line per object instance, and below it a line per resource. */
    public List<String> lines(BootstrapResult result) {
        List<String> lines = new ArrayList<>();
        result.instances().forEach((path, resources) -> {
            int object = Integer.parseInt(path.split("/")[1]);
            lines.add(path + " " + objectName(object));
            resources.forEach((id, value) ->
                    lines.add(String.format("  %2d %s: %s", id, resourceName(object, id), shown(value))));
        });
        return lines;
    }

    private String objectName(int object) {
        ObjectModel found = model.getObjectModel(object);
        return found == null ? "Object " + object : found.name.replaceAll("\\s+", " ");
    }

    private String resourceName(int object, int resource) {
        ResourceModel found = model.getResourceModel(object, resource);
        return Optional.ofNullable(found)
                .map(row -> row.name.replaceAll("\\s+", " "))
                .orElse("Resource " + resource);
    }

    private static String shown(Object value) {
        boolean empty = value instanceof Opaque opaque && opaque.size() == 0
                || value instanceof Secret secret && secret.size() == 0
                || value instanceof String text && text.isEmpty();
        return empty ? "(empty)" : value.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
