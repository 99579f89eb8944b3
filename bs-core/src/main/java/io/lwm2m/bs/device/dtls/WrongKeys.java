// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import org.eclipse.californium.scandium.ConnectionListener;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.Handshaker;

/**
 * Ends a handshake whose client has another key at once, with the alert {@code decrypt_error} (RFC 4279, 2), where Scandium
 * would let the client try for a minute. Somebody who can send records in the client's name could end its handshake this
 * way, but has a simpler one: alerts are not protected either before a handshake has ended.
 */
final class WrongKeys implements ConnectionListener {

    private final Lookups lookups;

    WrongKeys(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public boolean onConnectionMacError(Connection connection) {
        Handshaker handshaker = connection.getOngoingHandshake();
        if (handshaker != null && !handshaker.hasContextEstablished()) {
            lookups.refuse(
                    connection.getConnectionId(),
                    new Refusal("what the client sent cannot be decrypted", AlertDescription.DECRYPT_ERROR));
        }
        return false;
    }

    @Override
    public void onConnectionEstablished(Connection connection) {}

    @Override
    public void onConnectionRemoved(Connection connection) {}

    @Override
    public boolean onConnectionUpdatesSequenceNumbers(Connection connection, boolean writeSequenceNumber) {
        return false;
    }

    @Override
    public void beforeExecution(Connection connection) {}

    @Override
    public void updateExecution(Connection connection) {}

    @Override
    public void afterExecution(Connection connection) {}
}
