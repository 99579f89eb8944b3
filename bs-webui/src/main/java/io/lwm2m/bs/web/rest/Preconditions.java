// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.rest;

import java.util.Arrays;
import java.util.Optional;

/**
 * The conditions of a request on the revision of what it is about (RFC 9110, 13). A revision is a strong entity tag:
 * {@code "7"}; 0 stands for what is not there.
 *
 * @param match what If-Match says
 * @param noneMatch what If-None-Match says
 */
public record Preconditions(Optional<String> match, Optional<String> noneMatch) {

    /** Those of a request. */
    public static Preconditions of(Call call) {
        return new Preconditions(call.header("If-Match"), call.header("If-None-Match"));
    }

    /**
     * For operations that cannot hold any.
     *
     * @throws Refusal when the request has one
     */
    public static void refuse(Call call) {
        Preconditions given = of(call);
        if (given.match.isPresent() || given.noneMatch.isPresent()) {
            throw new Refusal(
                    400,
                    "If-Match and If-None-Match do not work here; use them with PUT or DELETE"
                            + " /api/v1/configs/{name}");
        }
    }

    /** The entity tag of a revision. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Checks a revision before a change.
     *
     * @throws Refusal with 412 when a condition does not hold
     */
    public void check(long revision) {
        if (match.isPresent() && !names(match.get(), revision, false)) {
            String now = revision == 0 ? "it is not there" : "its ETag is now " + tag(revision);
            throw new Refusal(412, "If-Match does not hold: " + now + "; read it again and repeat the change");
        }
        if (noneMatch.isPresent() && names(noneMatch.get(), revision, true)) {
            throw new Refusal(412, "If-None-Match does not hold: it is there, with ETag " + tag(revision));
        }
    }

    /** Whether the client has this revision already and needs no copy. */
    public boolean isKnown(long revision) {
        return noneMatch.isPresent() && names(noneMatch.get(), revision, true);
    }

    private static boolean names(String tags, long revision, boolean weakly) {
        if (revision == 0) {
            return false;
        }
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .map(tag -> weakly && tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(tag(revision)));
    }
}
