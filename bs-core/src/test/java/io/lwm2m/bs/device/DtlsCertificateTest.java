// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.BootstrapServerBuilder;
import io.lwm2m.bs.device.DeviceAuthority.Request;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Credential.RawPublicKey;
import io.lwm2m.bs.model.Subject;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions over DTLS with certificates and raw public keys, over real sockets. */
class DtlsCertificateTest extends DtlsRig {

    private static final DeviceAuthority AUTHORITY = new DeviceAuthority("devices");
    private static final KeyPair KEYS = DeviceAuthority.keys();
    private static final Duration DAY = Duration.ofDays(1);

    private volatile Duration ahead = Duration.ZERO;

    @Override
    TrustedCertificates trusted() {
        return AUTHORITY.trusted();
    }

    @Override
    BootstrapServerBuilder prepared(BootstrapServerBuilder builder) {
        return builder.time(new Time(() -> Instant.now().plus(ahead), System::nanoTime));
    }

    private ScriptedDevice device(X509Certificate... chain) throws Exception {
        return device(DtlsClient.certificate(KEYS.getPrivate(), chain));
    }

    private static X509Certificate certificate(Request request) {
        return AUTHORITY.issue(request, KEYS);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CCM",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"
            })
    void aCommonNameIsAClientNameOverEachCipherSuite(CipherSuite suite) throws Exception {
        credentials.put(Certificate.named("node1"));
        assertBootstrapped(
                device(DtlsClient.certificate(
                        config -> config.setAsList(DtlsConfig.DTLS_CIPHER_SUITES, suite),
                        KEYS.getPrivate(),
                        certificate(Request.of("O=maker,CN=node1")))),
                "ep=node1");
    }

    @Test
    void aDnsNameOfACertificateWithoutCommonNameIsEnough() throws Exception {
        credentials.put(new Certificate("node1", By.ALTERNATIVE_NAME, "node1.example"));
        assertBootstrapped(
                device(certificate(Request.of("O=maker", new GeneralName(GeneralName.dNSName, "node1.example")))), "");
    }

    @Test
    void aUriOfACertificateWithoutSubjectIsEnough() throws Exception {
        String urn = "urn:dev:ops:32473-Refrigerator-5002";
        credentials.put(new Certificate("node1", By.ALTERNATIVE_NAME, urn));
        assertBootstrapped(
                device(certificate(Request.of("", new GeneralName(GeneralName.uniformResourceIdentifier, urn)))),
                "ep=node1");
    }

    @Test
    void aCertainCertificateNeedsNoAuthority() throws Exception {
        X509Certificate own = new DeviceAuthority("unknown").issue(Request.of("CN=whoever"), KEYS);
        credentials.put(new Certificate("node1", By.FINGERPRINT, fingerprint(own)));
        assertBootstrapped(device(own), "ep=node1");
    }

    @Test
    void aCertainCertificateHasItsDates() throws Exception {
        X509Certificate own = new DeviceAuthority("unknown").issue(expired("CN=whoever"), KEYS);
        credentials.put(new Certificate("node1", By.FINGERPRINT, fingerprint(own)));
        assertThat(assertNoHandshake(device(own), "CERTIFICATE_EXPIRED").client())
                .isEqualTo("node1");
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return Subject.fingerprint(certificate).text().replace("x509-sha256:", "");
    }

    private static Request expired(String subject) {
        return Request.of(subject)
                .within(Instant.now().minus(DAY.multipliedBy(2)), Instant.now().minus(DAY));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        credentials.put(Certificate.named("node1"));
        var session = assertNoHandshake(device(certificate(expired("CN=node1"))), "CERTIFICATE_EXPIRED");
        assertThat(session.client()).isEqualTo("node1");
        assertThat(session.result().cause().orElseThrow()).contains("x509-cn:node1", "NotAfter");
    }

    @Test
    void aCertificateThatExpiresAfterTheHandshakeIsRefusedFromThenOn() throws Exception {
        credentials.put(Certificate.named("node1"));
        ScriptedDevice device = device(certificate(Request.of("CN=node1")));
        assertBootstrapped(device, "ep=node1");
        ahead = DAY.multipliedBy(366);
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow()).contains("has expired since its handshake");
    }

    @Test
    void aCertificateOfTomorrowIsRefused() throws Exception {
        credentials.put(Certificate.named("node1"));
        Request tomorrow = Request.of("CN=node1")
                .within(Instant.now().plus(DAY), Instant.now().plus(DAY.multipliedBy(2)));
        assertNoHandshake(device(certificate(tomorrow)), "CERTIFICATE_EXPIRED");
    }

    @Test
    void anExpiredAuthorityIsNone() throws Exception {
        credentials.put(Certificate.named("node1"));
        DeviceAuthority below = new DeviceAuthority("below", AUTHORITY, KeyUsage.keyCertSign);
        assertNoHandshake(device(below.issue(expired("CN=node1"), KEYS), below.certificate), "CERTIFICATE_EXPIRED");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        credentials.put(Certificate.named("node1"));
        X509Certificate own = new DeviceAuthority("devices").issue(Request.of("CN=node1"), KEYS);
        assertNoHandshake(device(own), "BAD_CERTIFICATE");
    }

    @Test
    void anAuthorityMustBeOneThatMaySign() throws Exception {
        credentials.put(Certificate.named("node1"));
        DeviceAuthority below = new DeviceAuthority("below", AUTHORITY, KeyUsage.digitalSignature);
        assertNoHandshake(device(below.issue(Request.of("CN=node1"), KEYS), below.certificate), "BAD_CERTIFICATE");
    }

    @Test
    void aCertificateMustBeForSigning() throws Exception {
        credentials.put(Certificate.named("node1"));
        assertNoHandshake(
                device(certificate(Request.of("CN=node1").usedFor(KeyUsage.keyEncipherment))), "BAD_CERTIFICATE");
    }

    @Test
    void aCertificateOfAnotherNameIsRefusedWithoutAWord() throws Exception {
        credentials.put(Certificate.named("node1"));
        Response answer = device(certificate(Request.of("CN=node2"))).request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(answer.getPayloadString()).isEmpty();
        assertThat(session().result().cause().orElseThrow()).contains("x509-cn:node2 does not own");
    }

    @Test
    void aCertificateThatIsACredentialOfNobodyProvesNothing() throws Exception {
        Response answer = device(certificate(Request.of("CN=node1"))).request("ep=node1");
        assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow()).contains("x509-cn:node1 does not own");
    }

    @Test
    void aRawPublicKeyIsAClient() throws Exception {
        credentials.put(new RawPublicKey("node1", KEYS.getPublic()));
        assertBootstrapped(device(DtlsClient.rawPublicKey(KEYS)), "");
    }

    @Test
    void anUnknownRawPublicKeyIsRefused() throws Exception {
        credentials.put(new RawPublicKey("node1", DeviceAuthority.keys().getPublic()));
        assertThat(assertNoHandshake(device(DtlsClient.rawPublicKey(KEYS)), "CERTIFICATE_UNKNOWN")
                        .result()
                        .cause()
                        .orElseThrow())
                .contains("no credential has the raw public key rpk:");
    }
}
