// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.ClientConfigurations;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked through for a part of a text: a client's name, and then its server URIs as far as all of it has
 * {@value #MOST} characters. Upper and lower case are the same for the letters of ASCII, which is what both databases make
 * of it too. Stateless.
 */
public final class SearchText {

    /** The most characters: more does not fit into an index of PostgreSQL. */
    public static final int MOST = 2000;

    private SearchText() {}

    /** That of a client, its parts on lines of their own: names and URIs have no line breaks. */
    public static String of(ClientConfigurations client) {
        String text = Stream.concat(
                        Stream.of(client.client()),
                        client.accounts().values().stream().map(account -> account.serverUri()))
                .collect(Collectors.joining("\n"));
        return fold(text.length() > MOST ? text.substring(0, MOST) : text);
    }

    /** A text with the letters of ASCII in lower case. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
