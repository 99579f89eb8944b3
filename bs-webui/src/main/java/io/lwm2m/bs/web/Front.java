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

/** Where requests come in: who asks, console, route, body, operation, answer, in this order. */
final class Front extends Handler.Abstract {

    private static final byte[] NO_BODY = {};

    private final Entrance entrance;
    private final ConsoleFiles console = new ConsoleFiles();
    private final Router router;
    private final EventStreams events;
    private final Failures failures;
    private final AtOnce atOnce = new AtOnce();

    Front(Entrance entrance, Router router, EventStreams events, Failures failures) {
        this.entrance = entrance;
        this.router = router;
        this.events = events;
        this.failures = failures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Visit visit = Visit.of(new Wire(request, response, callback));
        try {
            Optional<Answer> detour = entrance.enter(
                    visit, router.right(visit.asked().method(), visit.asked().path()));
            if (detour.isPresent()) {
                visit.wire().send(detour.get());
            } else if (!console.answer(visit.wire())) {
                serve(visit);
            }
        } catch (RuntimeException e) {
            refuse(visit, e);
        }
        return true;
    }

    private void serve(Visit visit) {
        Request request = visit.wire().request();
        Route route = router.route(
                visit.asked().method(),
                visit.asked().path(),
                request.getHttpURI().getQuery());
        visit.goesTo(route);
        Optional<Doc.Body> taken = route.operation().doc().body();
        if (taken.isPresent()) {
            requireType(request, taken.get().contentTypes());
            new BodyReader(request, body -> carryOut(route, body, visit), failure -> refuse(visit, failure)).start();
        } else {
            carryOut(route, NO_BODY, visit);
        }
    }

    private void carryOut(Route route, byte[] body, Visit visit) {
        try {
            Call call = new Call(
                    visit.caller(), route.path(), route.query(), visit.asked().headers(), body);
            Reply reply = atOnce.run(route.operation(), () -> route.operation().answer(call));
            if (reply instanceof Reply.Live live) {
                events.open(live, visit);
            } else {
                finish(visit, (Answer) reply);
            }
        } catch (RuntimeException e) {
            refuse(visit, e);
        }
    }

    private void refuse(Visit visit, Throwable failure) {
        finish(visit, failures.answer(failure));
    }

    private void finish(Visit visit, Answer answer) {
        entrance.note(visit, answer);
        visit.wire().send(answer);
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
