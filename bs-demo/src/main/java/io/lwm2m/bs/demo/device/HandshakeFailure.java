// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import java.util.Optional;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.HandshakeException;

/** Words for a DTLS handshake that one side ended. Stateless. */
final class HandshakeFailure {

    private HandshakeFailure() {}

    /** What happened and what to look at; empty when something else failed. */
    static Optional<String> words(Throwable failure, DeviceSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HandshakeException ended) {
                return Optional.of(
                        isFromServer(ended)
                                ? refused(ended.getAlert().getDescription(), settings)
                                : distrusted(ended, settings));
            }
        }
        return Optional.empty();
    }

    private static boolean isFromServer(HandshakeException ended) {
        return String.valueOf(ended.getMessage()).startsWith("Received '");
    }

    private static String refused(AlertDescription alert, DeviceSettings settings) {
        return settings.server() + " ended the DTLS handshake: " + complaint(alert, settings.security()) + " (alert "
                + alert + "); the server's output says why";
    }

    private static String complaint(AlertDescription alert, DeviceSecurity security) {
        return switch (alert) {
            case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY -> "the two have no cipher suite in common";
            case CERTIFICATE_EXPIRED -> "the device's certificate is not within its dates";
            case DECRYPT_ERROR, BAD_RECORD_MAC, UNKNOWN_PSK_IDENTITY, ILLEGAL_PARAMETER ->
                security instanceof DeviceSecurity.Psk
                        ? "it does not know the PSK identity, or has another key for it"
                        : "it could not verify the device's messages";
            default -> "it does not accept the device's " + security.title();
        };
    }

    private static String distrusted(HandshakeException ended, DeviceSettings settings) {
        String server = "the device ended the DTLS handshake with " + settings.server() + ": ";
        if (settings.security() instanceof DeviceSecurity.RawPublicKey) {
            return server + "the server has another public key than the one to be trusted";
        }
        if (settings.security() instanceof DeviceSecurity.Certificate certificate && ended.getCause() != null) {
            return server
                    + (certificate.trustsAuthority()
                            ? "the server's certificate is not trusted: "
                                    + root(ended).getMessage()
                            : "the server has another certificate than the one to be trusted");
        }
        return server + ended.getMessage();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
