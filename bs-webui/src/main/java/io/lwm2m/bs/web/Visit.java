// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.access.Asked;
import io.lwm2m.bs.web.access.AuditLog.What;
import io.lwm2m.bs.web.rest.Caller;
import io.lwm2m.bs.web.rest.Router.Route;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** A request under way: as it came, and what is known of it so far. For use by one thread at a time. */
final class Visit {

    private final Wire wire;
    private final Asked asked;
    private Caller caller;
    private What what;
    private boolean changes;

    private Visit(Wire wire, Asked asked) {
        this.wire = wire;
        this.asked = asked;
        this.caller = Caller.stranger(asked.address());
        this.what = What.of(asked);
        this.changes = asked.changes();
    }

    static Visit of(Wire wire) {
        Request request = wire.request();
        HttpFields headers = request.getHeaders();
        return new Visit(
                wire,
                new Asked(
                        request.getMethod(),
                        String.valueOf(request.getHttpURI().getPath()),
                        String.valueOf(Request.getServerName(request)),
                        String.valueOf(request.getHttpURI().getAuthority()),
                        String.valueOf(Request.getRemoteAddr(request)),
                        headers::getValuesList));
    }

    Wire wire() {
        return wire;
    }

    Asked asked() {
        return asked;
    }

    /** Who asks; a stranger until that is known. */
    Caller caller() {
        return caller;
    }

    void isOf(Caller known) {
        caller = known;
    }

    /** What is asked for, for the audit log. */
    What what() {
        return what;
    }

    /** Whether it may change something, as far as is known. */
    boolean changes() {
        return changes;
    }

    void goesTo(Route route) {
        changes &= route.operation().changes();
        what = new What(asked.method(), route.operation().path(), route.path());
    }
}
