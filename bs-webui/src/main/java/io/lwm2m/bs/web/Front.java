// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Router;
import io.lwm2m.bs.web.rest.Router.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Where requests come in: access, route, body, operation, answer, in this order. */
final class Front extends Handler.Abstract {

    private static final byte[] NO_BODY = {};

    private final Access access;
    private final Router router;
    private final EventStreams events;
    private final Failures failures;

    Front(Access access, Router router, EventStreams events, Failures failures) {
        this.access = access;
        this.router = router;
        this.events = events;
        this.failures = failures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Wire wire = new Wire(request, response, callback);
        try {
            checkAccess(request);
            Route route = router.route(
                    request.getMethod(),
                    String.valueOf(request.getHttpURI().getPath()),
                    request.getHttpURI().getQuery());
            Optional<Doc.Body> taken = route.operation().doc().body();
            if (taken.isPresent()) {
                requireType(request, taken.get().contentTypes());
                new BodyReader(request, body -> carryOut(route, body, wire), failure -> refuse(wire, failure)).start();
            } else {
                carryOut(route, NO_BODY, wire);
            }
        } catch (RuntimeException e) {
            refuse(wire, e);
        }
        return true;
    }

    private void carryOut(Route route, byte[] body, Wire wire) {
        try {
            Call call = new Call(route.path(), route.query(), wire.request().getHeaders()::getValuesList, body);
            Reply reply = route.operation().answer(call);
            if (reply instanceof Reply.Live live) {
                events.open(live, wire);
            } else {
                wire.send((Answer) reply);
            }
        } catch (RuntimeException e) {
            refuse(wire, e);
        }
    }

    private void refuse(Wire wire, Throwable failure) {
        wire.send(failures.answer(failure));
    }

    private void checkAccess(Request request) {
        access.check(
                request.getMethod(),
                Request.getServerName(request),
                String.valueOf(request.getHttpURI().getAuthority()),
                request.getHeaders().get(HttpHeader.ORIGIN));
    }

    private static void requireType(Request request, List<String> types) {
        String given = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (types.stream().noneMatch(type -> isUtf8(type, given))) {
            throw new Refusal(415, "the body must be JSON in UTF-8: send Content-Type: " + String.join(" or ", types));
        }
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            throw new Refusal(415, "the body must come without Content-Encoding");
        }
    }

    private static boolean isUtf8(String type, @Nullable String contentType) {
        String given = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return given.matches(Pattern.quote(type) + "\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?");
    }
}
