// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A key, and all that it may look like where it must not be. */
public record Key(String name, byte[] bytes) {

    /** What no text may contain. */
    public List<String> spellings() {
        String hex = HexFormat.of().formatHex(bytes);
        Stream<String> plain = Stream.of(
                new String(bytes, StandardCharsets.ISO_8859_1),
                new String(bytes, StandardCharsets.UTF_8),
                hex,
                hex.toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(" ").formatHex(bytes),
                HexFormat.ofDelimiter(":").formatHex(bytes),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes),
                listed());
        return Stream.concat(plain, IntStream.range(0, 3).boxed().flatMap(this::encodedFrom))
                .distinct()
                .toList();
    }

    /** Inside of something longer the encoding may begin at any of three bytes; its ends depend on the neighbours. */
    private Stream<String> encodedFrom(int start) {
        byte[] whole = Arrays.copyOfRange(bytes, start, start + (bytes.length - start) / 3 * 3);
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder()).map(encoder -> encoder.encodeToString(whole));
    }

    private String listed() {
        String list = Arrays.toString(bytes);
        return list.substring(1, list.length() - 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
