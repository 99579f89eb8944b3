// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.security.KeyPair;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates go over DTLS in blocks that fit into the client's records. */
class DtlsLargeWriteTest extends DtlsRig {

    @ParameterizedTest
    @CsvSource({"16384, 512", "256, 128", "128, 64"})
    void aCertificateArrivesInBlocksThatFitIntoTheClientsRecords(int recordSize, int blockSize) throws Exception {
        KeyPair keys = MadeCertificate.keys("secp256r1");
        ServerAccount account = ServerAccount.to("coaps://x509.example")
                .with(Properties.SECURITY_MODE, 2L)
                .with(
                        Properties.PUB_KEY_ID,
                        MadeCertificate.of("CN=node1", keys).padded(3000).opaque())
                .with(
                        Properties.SERVER_PUB_KEY_ID,
                        MadeCertificate.of("CN=server", keys).opaque())
                .with(Properties.SECRET_KEY, Secret.of(keys.getPrivate().getEncoded()));
        knowPsk();
        server.remove().join();
        server.configure("node1", account).join();
        ScriptedDevice device = device(
                DtlsClient.psk("identity1", KEY, config -> config.set(DtlsConfig.DTLS_RECORD_SIZE_LIMIT, recordSize)));
        device.request("ep=node1");
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.blocks)
                .startsWith("PUT /0/1 0 of " + blockSize, "PUT /0/1 1 of " + blockSize)
                .allMatch(block -> block.endsWith(" of " + blockSize));
        assertThat(device.value("/0/1", 3))
                .isEqualTo(account.get(Properties.PUB_KEY_ID).orElseThrow().bytes());
    }
}
