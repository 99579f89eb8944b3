// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.DeviceAuthority.Request;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.device.dtls.ServerSecurity.Current;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential.Certificate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long certificates, and a server that gets another identity. */
class DtlsIdentityTest extends DtlsRig {

    private static final DeviceAuthority AUTHORITY = new DeviceAuthority("devices");
    private static final KeyPair KEYS = DeviceAuthority.keys();

    @Override
    TrustedCertificates trusted() {
        return AUTHORITY.trusted();
    }

    @BeforeEach
    void knowCertificate() {
        credentials.put(Certificate.named("node1"));
    }

    @Test
    void aChainOfManyCertificatesComesThroughASmallPipe() throws Exception {
        X509Certificate[] chain = chain(Request.of("CN=node1", filler()), KEYS);
        assertThat(length(chain)).isGreaterThan(6000);
        assertBootstrapped(
                device(DtlsClient.certificate(
                        config -> config.set(DtlsConfig.DTLS_MAX_TRANSMISSION_UNIT, 600), KEYS.getPrivate(), chain)),
                "ep=node1");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 16384})
    void aServersChainOfManyCertificatesGoesInPieces(int recordSize) throws Exception {
        stop();
        KeyPair keys = DeviceAuthority.keys();
        ServerIdentity other =
                new ServerIdentity(keys.getPrivate(), List.of(chain(Request.of("CN=bs", filler()), keys)));
        start(ServerSecurity.of(other, trusted()));
        assertBootstrapped(
                device(DtlsClient.certificate(
                        config -> config.set(DtlsConfig.DTLS_RECORD_SIZE_LIMIT, recordSize)
                                .set(DtlsConfig.DTLS_MAX_FRAGMENTED_HANDSHAKE_MESSAGE_LENGTH, 16384),
                        KEYS.getPrivate(),
                        AUTHORITY.issue(Request.of("CN=node1"), KEYS))),
                "ep=node1");
    }

    private static X509Certificate[] chain(Request request, KeyPair owner) {
        DeviceAuthority one = new DeviceAuthority("one", AUTHORITY, KeyUsage.keyCertSign);
        DeviceAuthority two = new DeviceAuthority("two", one, KeyUsage.keyCertSign);
        DeviceAuthority three = new DeviceAuthority("three", two, KeyUsage.keyCertSign);
        return new X509Certificate[] {three.issue(request, owner), three.certificate, two.certificate, one.certificate};
    }

    private static int length(X509Certificate... chain) throws Exception {
        int length = 0;
        for (X509Certificate certificate : chain) {
            length += certificate.getEncoded().length;
        }
        return length;
    }

    @Test
    void aReloadedIdentityHoldsFromTheNextHandshakeOn() throws Exception {
        stop();
        ServerIdentity next = ServerIdentity.generate("next.example", List.of(), Instant.now());
        AtomicReference<ServerIdentity> read = new AtomicReference<>(identity);
        ServerSecurity security = ServerSecurity.from(() -> new Current(read.get(), trusted()));
        start(security);
        ScriptedDevice before = device(trusting(identity));
        assertBootstrapped(before, "ep=node1");
        read.set(next);
        security.reload();
        assertBootstrapped(device(trusting(next)), "ep=node1");
        assertBootstrapped(before, "ep=node1");
        assertThat(assertNoHandshake(device(trusting(identity)), "could not be validated")
                        .result()
                        .cause()
                        .orElseThrow())
                .contains("the client ended it with 'fatal alert/BAD_CERTIFICATE'");
    }

    @Test
    void anAuthorityThatIsNotTrustedAnyMoreVouchesForNobody() throws Exception {
        stop();
        AtomicReference<TrustedCertificates> read = new AtomicReference<>(trusted());
        ServerSecurity security = ServerSecurity.from(() -> new Current(identity, read.get()));
        start(security);
        ScriptedDevice before = device(trusting(identity));
        assertBootstrapped(before, "ep=node1");
        read.set(TrustedCertificates.none());
        security.reload();
        assertThat(assertNoHandshake(device(trusting(identity)), "BAD_CERTIFICATE")
                        .result()
                        .cause()
                        .orElseThrow())
                .contains("no authority is trusted");
        assertThat(before.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow())
                .contains("x509-sha256:")
                .contains("does not own this client name");
    }

    private static CoapEndpoint trusting(ServerIdentity server) {
        return DtlsClient.certificate(
                config -> config.setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustedCertificates(server.certificate())
                        .build()),
                KEYS.getPrivate(),
                AUTHORITY.issue(Request.of("CN=node1"), KEYS));
    }

    /** Names that make a certificate long. */
    private static GeneralName[] filler() {
        GeneralName[] names = new GeneralName[50];
        for (int i = 0; i < names.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, "n" + i + "." + "x".repeat(90) + ".example");
        }
        return names;
    }
}
