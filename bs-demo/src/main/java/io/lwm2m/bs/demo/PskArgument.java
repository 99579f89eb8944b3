// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.device.DeviceSecurity.Psk;
import io.lwm2m.bs.model.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code IDENTITY:KEY}. The identity may have colons itself; its end is before the form of the key. */
final class PskArgument implements ITypeConverter<Psk> {

    private static final Pattern FORMED = Pattern.compile("(?<identity>.+?):(?<key>(?:hex|base64|text):.*|@.+)");
    private static final Pattern PLAIN = Pattern.compile("(?<identity>.+):(?<key>[^:]+)");

    @Override
    public Psk convert(String text) {
        Matcher formed = FORMED.matcher(text);
        Matcher plain = PLAIN.matcher(text);
        if (formed.matches()) {
            return psk(formed);
        }
        if (plain.matches()) {
            return psk(plain);
        }
        throw new TypeConversionException("must be IDENTITY:KEY, for instance node1:hex:0011..ff or node1:@node1.key");
    }

    private static Psk psk(Matcher parts) {
        try {
            Secret key = Secret.parse(OpaqueArgument.typed("--psk", parts.group("key")));
            if (key.isKept() || key.size() == 0) {
                throw new TypeConversionException("the key after the colon is missing");
            }
            return new Psk(parts.group("identity"), key);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("the key: " + e.getMessage());
        }
    }
}
