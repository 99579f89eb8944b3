// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.response.WriteResponse;

/**
 * What was written to an object instance. Leshan's own objects keep only the resources that Leshan's client uses; a
 * device that is compared with its configuration must keep all.
 */
final class Held {

    private final Map<Integer, LwM2mResource> resources = new ConcurrentSkipListMap<>();

    /** An object instance of the device that says what it holds. */
    interface Instance {

        Held held();
    }

    /** Keeps a resource unless Leshan's object has refused it; one that it does not know is fine. */
    WriteResponse keep(LwM2mResource resource, WriteResponse answer) {
        boolean refused = answer.isFailure() && answer.getCode() != ResponseCode.NOT_FOUND;
        if (refused) {
            return answer;
        }
        resources.put(resource.getId(), resource);
        return WriteResponse.success();
    }

    void forget(int resource) {
        resources.remove(resource);
    }

    SortedMap<Integer, LwM2mResource> resources() {
        return new TreeMap<>(resources);
    }
}
