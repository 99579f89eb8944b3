// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a request was not carried out (RFC 9457).
 *
 * @param status the HTTP status
 * @param detail for people, what is wrong and what to do
 * @param violations the rules that the input breaks, the first {@value #MOST} of them; empty for other problems
 */
public record Problem(int status, String detail, List<Violation> violations) {

    /** The content type of problems. */
    public static final String CONTENT_TYPE = "application/problem+json";

    /** How many violations are told at once. */
    public static final int MOST = 100;

    private static final int MOST_IN_DETAIL = 10;

    /** Copies the list. */
    public Problem {
        violations = List.copyOf(violations.subList(0, Math.min(MOST, violations.size())));
    }

    /** A problem that is not about rules. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** What a failure means to the client; internals of an unexpected one are kept back. */
    public static Problem of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (failure instanceof InvalidInput invalid) {
            return new Problem(400, sentence(invalid.violations()), invalid.violations());
        }
        if (failure instanceof NotFound) {
            return of(404, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof Conflict) {
            return of(409, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof StoreFailed) {
            return of(503, String.valueOf(failure.getMessage()));
        }
        return of(500, "something unexpected went wrong in the server; its log says what");
    }

    /** Whether the server is to blame, and its log should say more. */
    public boolean isServerError() {
        return status >= 500;
    }

    /** The problem as an answer. */
    public Answer answer() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", Status.phrase(status));
        json.put("status", status);
        json.put("detail", detail);
        if (!violations.isEmpty()) {
            json.put("violations", violations.stream().map(Problem::toJson).toList());
        }
        return Answer.text(status, CONTENT_TYPE, Json.write(json) + "\n");
    }

    /** A broken rule. */
    public static Map<String, Object> toJson(Violation violation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", violation.path());
        json.put("code", violation.code());
        json.put("message", violation.message());
        return json;
    }

    private static String sentence(List<Violation> violations) {
        String first = violations.stream()
                .limit(MOST_IN_DETAIL)
                .map(Violation::toString)
                .collect(Collectors.joining("; "));
        int more = violations.size() - MOST_IN_DETAIL;
        return more > 0 ? first + "; and " + more + " more" : first;
    }
}
