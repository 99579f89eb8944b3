// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static io.lwm2m.bs.validate.BadInputTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Properties that everybody may see take public keys, and never a private one. */
class PublishedKeysTest {

    private static final String URI = "'serverURI': 'coap://h', ";

    @Test
    void a_private_key_where_everybody_would_see_it_is_refused() throws Exception {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            byte[] der = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String body = Base64.getEncoder().encodeToString(der);
            for (String form : List.of(
                    "-----BEGIN PRIVATE KEY-----" + body + "-----END PRIVATE KEY-----",
                    "text:-----BEGIN PRIVATE KEY-----" + body + "-----END PRIVATE KEY-----",
                    "base64:" + body,
                    "hex:" + HexFormat.of().formatHex(der))) {
                for (String property : List.of("pubKeyId", "serverPubKeyId")) {
                    assertThat(read(URI + "'securityMode': 3, '" + property + "': '" + form + "'"))
                            .singleElement()
                            .satisfies(violation -> {
                                assertThat(violation.path()).isEqualTo(property);
                                assertThat(violation.message())
                                        .contains("must not be a private key", "secretKey")
                                        .doesNotContain(body.substring(4, 20))
                                        .doesNotContain(HexFormat.of().formatHex(der, 4, 12));
                            });
                }
                if (!form.startsWith("text")) {
                    assertThat(read(URI + "'securityMode': 3, 'secretKey': '" + form + "'"))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void public_keys_and_what_only_begins_like_a_key_are_taken() throws Exception {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            byte[] der = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            assertThat(read(URI + "'securityMode': 3, 'pubKeyId': 'hex:"
                            + HexFormat.of().formatHex(der) + "'"))
                    .isEmpty();
        }
        for (String hex : List.of("30", "3080", "3084ffffffff", "3003020100", "30050202010030")) {
            assertThat(read(URI + "'securityMode': 3, 'pubKeyId': 'hex:" + hex + "'"))
                    .isEmpty();
        }
    }
}
