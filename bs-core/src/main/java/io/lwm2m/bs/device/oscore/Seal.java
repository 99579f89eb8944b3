// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import com.upokecenter.cbor.CBORObject;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.oscore.OSCoreCtx;
import org.eclipse.californium.oscore.OSException;
import org.eclipse.californium.oscore.OSSerializer;
import org.eclipse.californium.scandium.dtls.cipher.CCMBlockCipher;

/**
 * Whether a message is what a peer with the keys has encrypted (RFC 8613, section 5). It is looked at before cf-oscore
 * decrypts, which writes a stack trace to the standard error for each message that is not.
 */
final class Seal {

    private static final int BITS_OF_A_BYTE = 8;

    private Seal() {}

    static boolean holds(OSCoreCtx keys, Request request, int number) {
        return holds(keys, request, number, keys.getRecipientId(), requestNonce(keys, number));
    }

    /** What a peer's request with a number is encrypted with, apart from the key. */
    static byte[] requestNonce(OSCoreCtx keys, int number) {
        return nonce(keys, number, keys.getRecipientId());
    }

    /** A response has a number of its own, or goes with that of the request. */
    static boolean holds(OSCoreCtx keys, Response response, int requestNumber) {
        Optional<OscoreOption> option = OscoreOption.of(response.getOptions().getOscore());
        return option.isPresent()
                && holds(
                        keys,
                        response,
                        requestNumber,
                        keys.getSenderId(),
                        nonce(keys, option.get().number(), requestNumber));
    }

    private static byte[] nonce(OSCoreCtx keys, OptionalInt number, int requestNumber) {
        return number.isPresent()
                ? nonce(keys, number.getAsInt(), keys.getRecipientId())
                : nonce(keys, requestNumber, keys.getSenderId());
    }

    private static boolean holds(OSCoreCtx keys, Message message, int requestNumber, byte[] requestId, byte[] nonce) {
        byte[] external =
                OSSerializer.serializeAAD(CoAP.VERSION, keys.getAlg(), requestNumber, requestId, message.getOptions());
        byte[] authenticated = CBORObject.NewArray()
                .Add("Encrypt0")
                .Add(new byte[0])
                .Add(external)
                .EncodeToBytes();
        try {
            CCMBlockCipher.decrypt(
                    new SecretKeySpec(keys.getRecipientKey(), "AES"),
                    nonce,
                    authenticated,
                    message.getPayload(),
                    keys.getAlg().getTagSize() / BITS_OF_A_BYTE);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] nonce(OSCoreCtx keys, int number, byte[] id) {
        try {
            return OSSerializer.nonceGeneration(
                    OSSerializer.processPartialIV(number), id, keys.getCommonIV(), keys.getIVLength());
        } catch (OSException e) {
            throw new IllegalStateException("cf-oscore declares it, but throws it nowhere", e);
        }
    }
}
