// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * What the column of secrets holds: a byte that says whether the rest is plain (0) or AES-256-GCM (1), then for the latter
 * a nonce of 12 bytes and the sealed text, bound to the client's name and to the place among what it has. Safe for use by
 * many threads.
 */
final class SecretBox {

    private static final byte PLAIN = 0;
    private static final byte SEALED = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Optional<StoreKey> key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(Optional<StoreKey> key) {
        this.key = key;
    }

    byte[] seal(String client, byte[] secrets) {
        return seal(client, "", secrets);
    }

    /** Of several boxes of a client, each has its place. */
    byte[] seal(String client, String place, byte[] secrets) {
        if (key.isEmpty()) {
            return ByteBuffer.allocate(1 + secrets.length)
                    .put(PLAIN)
                    .put(secrets)
                    .array();
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, client, place, nonce, secrets);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(SEALED)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(String client, byte[] box) {
        return open(client, "", box);
    }

    byte[] open(String client, String place, byte[] box) {
        if (box.length > 0 && box[0] == PLAIN) {
            return Arrays.copyOfRange(box, 1, box.length);
        }
        if (box.length < 1 + NONCE || box[0] != SEALED || key.isEmpty()) {
            throw new StoreFailed(
                    "the keys of client '" + client + "' cannot be decrypted: no store key is given", null);
        }
        byte[] nonce = Arrays.copyOfRange(box, 1, 1 + NONCE);
        return crypt(Cipher.DECRYPT_MODE, client, place, nonce, Arrays.copyOfRange(box, 1 + NONCE, box.length));
    }

    private byte[] crypt(int mode, String client, String place, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.orElseThrow().key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(binding(client, place).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new StoreFailed(
                    "the keys of client '" + client + "' cannot be decrypted: they were changed, or the store key is"
                            + " another one",
                    e);
        } catch (GeneralSecurityException e) {
            throw new StoreFailed("AES-256-GCM does not work in this JDK", e);
        }
    }

    /** No client name has a control character, so no two bindings are alike. */
    private static String binding(String client, String place) {
        return place.isEmpty() ? client : client + "\0" + place;
    }
}
