// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.io.Serial;
import java.util.Map;

/** A request that HTTP's own rules forbid. Thrown where it is noticed, answered in one place. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /** With a status and, for people, what is wrong. */
    public Refusal(int status, String detail) {
        this(Problem.of(status, detail), Map.of());
    }

    /** With headers that belong to the answer. */
    public Refusal(Problem problem, Map<String, String> headers) {
        super(problem.detail());
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }

    /** Headers of the answer, {@code Allow} for instance. */
    public Map<String, String> headers() {
        return headers;
    }
}
