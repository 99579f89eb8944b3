// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Problem;
import io.lwm2m.bs.web.rest.Refusal;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that goes wrong into a problem, in our code or in Jetty's. Logs what the server is to blame for. */
final class Failures implements Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String HINT =
            "in its URI, every % must have two hex digits after it; a % itself is written %25";

    /** Jetty's own failures: requests that never get to an operation. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Throwable failure = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Problem problem = failure == null ? of(response.getStatus(), null) : problem(failure);
        new Wire(request, response, callback).send(problem.answer());
        return true;
    }

    /** The answer to a request that failed. */
    Answer answer(Throwable failure) {
        Answer answer = problem(failure).answer();
        if (failure instanceof Refusal refusal) {
            for (var header : refusal.headers().entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof HttpException http) {
            return of(http.getCode(), http.getReason());
        }
        if (failure instanceof TimeoutException) {
            return of(408, null);
        }
        if (failure instanceof IOException) {
            return Problem.of(400, "the request broke off");
        }
        Problem problem = Problem.of(failure);
        if (failure instanceof StoreFailed) {
            // an outage is one line each, not a stack trace each
            LOG.warn("A request failed: {}", failure.getMessage());
        } else if (problem.isServerError() && !(failure instanceof Refusal)) {
            LOG.error("A request failed", failure);
        }
        return problem;
    }

    private static Problem of(int status, @Nullable String reason) {
        return Problem.of(
                status,
                switch (status) {
                    case 400 -> "this is no proper HTTP request: " + (isVague(reason) ? HINT : reason);
                    case 408 -> "the request did not come to its end in time";
                    case 414 -> "the URI is too long";
                    case 431 -> "the request's URI and headers are too long; together they may have 8 KiB";
                    case 505 -> "use HTTP/1.1";
                    default -> reason == null ? "the request could not be carried out" : reason;
                });
    }

    private static boolean isVague(@Nullable String reason) {
        return reason == null || reason.equals("Bad Request");
    }
}
