// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static io.lwm2m.bs.model.Range.between;

import io.lwm2m.bs.model.Range.Choice;
import java.util.List;

/** Ranges whose values have names. */
final class Choices {

    static final Range<Long> SECURITY_MODE = between(0, 4)
            .valued(
                    number(0, "PSK"),
                    number(1, "Raw public key"),
                    number(2, "Certificate"),
                    number(3, "NoSec"),
                    number(4, "Certificate with EST"));

    static final Range<Long> SMS_SECURITY_MODE =
            between(0, 255).suggesting(number(1, "DTLS"), number(2, "Secure packet structure"), number(3, "NoSec"));

    /** Matching Type, /0/x/13. */
    static final Range<Long> MATCHING_TYPE =
            between(0, 3).valued(number(0, "Exact"), number(1, "SHA-256"), number(2, "SHA-384"), number(3, "SHA-512"));

    /** Certificate Usage, /0/x/15 (RFC 6698, 2.1.1). */
    static final Range<Long> CERTIFICATE_USAGE = between(0, 3)
            .valued(
                    number(0, "CA constraint"),
                    number(1, "Service certificate constraint"),
                    number(2, "Trust anchor assertion"),
                    number(3, "Domain-issued certificate"));

    /** The suites of LwM2M 1.1 Transport, 5.2, by their IANA numbers. */
    static final Range<List<Long>> CIPHER_SUITES = ListRanges.CIPHER_SUITES.suggesting(
            number(49320, "TLS_PSK_WITH_AES_128_CCM_8"),
            number(174, "TLS_PSK_WITH_AES_128_CBC_SHA256"),
            number(49326, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8"),
            number(49187, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));

    static final Range<String> BINDING = Bindings.RANGE.suggesting(
            new Choice("U", "UDP"),
            new Choice("UQ", "UDP, queue mode (1.0)"),
            new Choice("S", "SMS"),
            new Choice("SQ", "SMS, queue mode (1.0)"),
            new Choice("US", "UDP and SMS"),
            new Choice("UQS", "UDP in queue mode, and SMS (1.0)"),
            new Choice("T", "TCP (1.1)"),
            new Choice("N", "Non-IP (1.1)"));

    static final Range<String> TRANSPORT = Bindings.ONE.valued(
            new Choice("U", "UDP"),
            new Choice("T", "TCP"),
            new Choice("S", "SMS"),
            new Choice("N", "Non-IP"),
            new Choice("M", "MQTT"));

    /** COSE algorithms (RFC 9053, 4). */
    static final Range<Long> AEAD = between(-65536, 65535)
            .suggesting(
                    number(10, "AES-CCM-16-64-128"),
                    number(30, "AES-CCM-16-128-128"),
                    number(1, "A128GCM"),
                    number(24, "ChaCha20/Poly1305"));

    /** COSE algorithms (RFC 9053, 5). */
    static final Range<Long> HMAC =
            between(-65536, 65535).suggesting(number(-10, "HKDF SHA-256"), number(-11, "HKDF SHA-512"));

    private Choices() {}

    private static Choice number(long value, String label) {
        return new Choice(value, label);
    }
}
