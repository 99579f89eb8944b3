// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.Shown;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a misspelt word most likely means. Stateless. */
public final class Suggestion {

    private Suggestion() {}

    /** The nearest candidate, ignoring case, when one is near enough; none for a word that is no word any more. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int most = Math.max(2, word.length() / 3);
        return word.length() > Shown.MOST
                ? Optional.empty()
                : candidates.stream()
                        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                        .filter(candidate -> distance(word, candidate) <= most);
    }

    /** Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
