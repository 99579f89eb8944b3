// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.PercentCode;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A page of what is listed in the order of names.
 *
 * @param entries what is on it
 * @param isLast whether nothing follows
 */
record NamePage<T>(List<T> entries, boolean isLast) {

    /** Reads one entry more than the page has, which tells whether others follow. */
    static <T> NamePage<T> of(int limit, IntFunction<List<T>> read) {
        List<T> found = read.apply(limit + 1);
        return new NamePage<>(found.subList(0, Math.min(limit, found.size())), found.size() <= limit);
    }

    /** The answer with the way to the next page, if there is one: after the last name, and with the rest of the query. */
    Answer linked(Answer answer, Function<T, String> name, String path, String rest) {
        if (isLast) {
            return answer;
        }
        String last = name.apply(entries.get(entries.size() - 1));
        return answer.with("Link", "<" + path + "?after=" + PercentCode.encode(last) + rest + ">; rel=\"next\"");
    }
}
