// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.device.DeviceSecurity.Oscore;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.validate.CredentialRules;
import java.util.HexFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code SENDER:RECIPIENT:SECRET[:SALT]}, all in hexadecimal digits; the secret may be {@code @FILE}. */
final class OscoreArgument implements ITypeConverter<Oscore> {

    @Override
    public Oscore convert(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new TypeConversionException(
                    "must be SENDER:RECIPIENT:SECRET or SENDER:RECIPIENT:SECRET:SALT in hexadecimal digits");
        }
        return new Oscore(
                id("SENDER", parts[0]),
                id("RECIPIENT", parts[1]),
                secret(parts[2]),
                Secret.of(parts.length == 3 ? new byte[0] : bytes("SALT", parts[3])));
    }

    private static Opaque id(String what, String digits) {
        byte[] id = bytes(what, digits);
        if (id.length == 0 || id.length > CredentialRules.MAX_OSCORE_ID) {
            throw new TypeConversionException(what + " must have 1 to " + CredentialRules.MAX_OSCORE_ID + " bytes");
        }
        return Opaque.of(id);
    }

    private static Secret secret(String given) {
        if (given.startsWith("@")) {
            try {
                return Secret.parse(OpaqueArgument.text("--oscore", given));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("SECRET: " + e.getMessage());
            }
        }
        byte[] secret = bytes("SECRET", given);
        if (secret.length == 0) {
            throw new TypeConversionException("SECRET is missing");
        }
        return Secret.of(secret);
    }

    /** Never says what was given: it may be a secret. */
    private static byte[] bytes(String what, String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(what + " must be pairs of hexadecimal digits");
        }
    }
}
