// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.util.Map;
import java.util.Set;

/** The rules for Binding, /1/y/7, and Preferred Transport, /1/y/22. */
final class Bindings {

    private static final Set<String> QUEUED = Set.of("UQ", "SQ", "UQS");

    static final Range<String> RANGE = new Range<>(
            "be one of U, UQ, S, SQ, US, UQS (LwM2M 1.0) or letters of U T S N M, each once (1.1)",
            binding -> QUEUED.contains(binding) || isSetOfTransports(binding),
            Map.of("pattern", "^(UQ|SQ|UQS|[UTSNM]{1,5})$"));

    static final Range<String> ONE =
            new Range<>("be one of U, T, S, N, M", text -> text.matches("[UTSNM]"), Map.of("pattern", "^[UTSNM]$"));

    private Bindings() {}

    private static boolean isSetOfTransports(String binding) {
        return binding.matches("[UTSNM]{1,5}") && binding.chars().distinct().count() == binding.length();
    }
}
