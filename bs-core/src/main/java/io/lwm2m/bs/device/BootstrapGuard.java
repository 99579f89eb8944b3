// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.leshan.server.californium.bootstrap.BootstrapResource;

/** Stands in front of Leshan's {@code /bs}, which refuses much without a word to anybody. */
final class BootstrapGuard extends CoapResource {

    private final BootstrapResource guarded;
    private final Admission admission;

    private BootstrapGuard(BootstrapResource guarded, Admission admission) {
        super(guarded.getName());
        this.guarded = guarded;
        this.admission = admission;
    }

    /** Puts a guard in front of Leshan's {@code bs} below a root; somebody else's is left alone, then this is false. */
    static boolean guards(Resource root, Admission admission) {
        if (!(root.getChild("bs") instanceof BootstrapResource leshan)) {
            return false;
        }
        root.delete(leshan);
        root.add(new BootstrapGuard(leshan, admission));
        return true;
    }

    @Override
    public void handleRequest(Exchange exchange) {
        if (exchange.getRequest().getCode() == Code.POST) {
            admission.admit(exchange, guarded::handlePOST);
        } else {
            guarded.handleRequest(exchange);
        }
    }
}
