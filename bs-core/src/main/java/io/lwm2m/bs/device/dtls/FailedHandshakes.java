// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Subject;
import io.lwm2m.bs.store.CredentialStore;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.DtlsHandshakeTimeoutException;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.ServerHandshaker;

/** Says of failed handshakes, of a few in a second, whose they were and why they failed, as far as that is known. */
final class FailedHandshakes {

    private final CredentialStore credentials;
    private final Lookups lookups;
    private final HandshakeObserver observer;
    private final FewRecords few;

    FailedHandshakes(CredentialStore credentials, Lookups lookups, LongSupplier nanos, HandshakeObserver observer) {
        this.credentials = credentials;
        this.lookups = lookups;
        this.observer = observer;
        this.few = new FewRecords(nanos);
    }

    void tell(Handshaker handshaker, Throwable error) {
        few.next().ifPresent(text -> {
            InetSocketAddress peer = handshaker.getPeerAddress();
            List<Subject> claimed = claimed(handshaker, error);
            lookups.run(() -> {
                Optional<String> client = owner(claimed);
                observer.handshakeFailed(peer, client.orElse(""), text.apply(why(error, claimed, client.isPresent())));
            });
        });
    }

    private static List<Subject> claimed(Handshaker handshaker, Throwable error) {
        if (error instanceof Refusal refusal && !refusal.claimed().isEmpty()) {
            return refusal.claimed();
        }
        return handshaker instanceof ServerHandshaker server && server.getPreSharedKeyIdentity() != null
                ? List.of(Subject.psk(server.getPreSharedKeyIdentity().getPublicInfoAsString()))
                : List.of();
    }

    private Optional<String> owner(List<Subject> claimed) {
        try {
            return claimed.stream()
                    .flatMap(subject -> credentials.findBySubject(subject).stream())
                    .map(Credential::client)
                    .findFirst();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String why(Throwable error, List<Subject> claimed, boolean known) {
        if (error instanceof DtlsHandshakeTimeoutException) {
            return "the client did not answer any more";
        }
        if (!(error instanceof HandshakeException failure)) {
            return String.valueOf(error.getMessage());
        }
        if (failure.getAlert().getDescription() == AlertDescription.DECRYPT_ERROR && !claimed.isEmpty()) {
            return known ? "wrong key for " + claimed.get(0) : "no credential has the identity " + claimed.get(0);
        }
        return String.valueOf(error.getMessage()).replaceFirst("^Received '", "the client ended it with '");
    }
}
