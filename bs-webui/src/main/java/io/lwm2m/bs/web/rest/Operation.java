// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

/** One method of one path. Stateless, or safe for use by many threads. */
public interface Operation {

    /** The HTTP method. HEAD comes with GET, OPTIONS with all. */
    String method();

    /** The path with its parameters as segments of their own: {@code /api/v1/configs/{name}}. */
    String path();

    /** What somebody must hold for it. Checked before anything else of the request is looked at. */
    Right right();

    /** What clients are told about it, and what is checked before {@link #answer}: query parameters and body. */
    Doc doc();

    /** Whether it may change something, and so is told to the audit log. */
    default boolean changes() {
        return !method().equals("GET");
    }

    /** How many of it may run at a time; for what takes long. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * Does it. What it throws is turned into a problem: see {@link Problem#of(Throwable)}.
     *
     * @param call the request, its path, query and content type checked
     */
    Reply answer(Call call);
}
