// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.Exchange.Operation;
import io.lwm2m.bs.model.Exchange.Request;
import java.util.Optional;
import org.eclipse.leshan.core.request.BootstrapDeleteRequest;
import org.eclipse.leshan.core.request.BootstrapDiscoverRequest;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapFinishRequest;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.core.request.ContentFormat;

/** Leshan's requests in the words of the record. */
final class Exchanges {

    private Exchanges() {}

    static Request request(BootstrapDownlinkRequest<?> request) {
        String path = request instanceof BootstrapFinishRequest
                ? "/bs"
                : request.getPath().toString();
        if (request instanceof BootstrapWriteRequest write) {
            return new Request(Operation.WRITE, path, Optional.of(name(write.getContentFormat())), size(write));
        }
        return new Request(operation(request), path, Optional.empty(), 0);
    }

    private static Operation operation(BootstrapDownlinkRequest<?> request) {
        if (request instanceof BootstrapDiscoverRequest) {
            return Operation.DISCOVER;
        }
        if (request instanceof BootstrapDeleteRequest) {
            return Operation.DELETE;
        }
        return request instanceof BootstrapFinishRequest ? Operation.FINISH : Operation.READ;
    }

    static String name(ContentFormat format) {
        return format.getName() + " " + format.getCode();
    }

    /** How many bytes are written. */
    static int size(BootstrapWriteRequest write) {
        return write.getNode() instanceof PlannedInstance planned
                ? planned.payload(write.getContentFormat()).length
                : 0;
    }
}
