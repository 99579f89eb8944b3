// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import java.security.Principal;
import org.eclipse.leshan.core.peer.OscoreIdentity;

/** A client that has proved that it knows the keys of a context; for Leshan an identity, for Californium a principal. */
final class OscorePeer extends OscoreIdentity implements Principal {

    private final OscoreContext context;

    OscorePeer(OscoreContext context) {
        super(context.credential().senderId().bytes());
        this.context = context;
    }

    /** What its messages are protected with. */
    OscoreContext context() {
        return context;
    }

    @Override
    public String getName() {
        return context.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OscorePeer that && context == that.context;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(context);
    }

    @Override
    public String toString() {
        return context.toString();
    }
}
