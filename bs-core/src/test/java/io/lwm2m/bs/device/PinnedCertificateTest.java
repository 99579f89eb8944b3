// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.device.DeviceAuthority.Request;
import io.lwm2m.bs.device.dtls.TrustedCertificates;
import io.lwm2m.bs.model.Credential.Certificate;
import io.lwm2m.bs.model.Credential.Certificate.By;
import io.lwm2m.bs.model.Subject;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.scandium.DTLSConnector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A certificate that is taken for its fingerprint has names that its device chose itself. */
class PinnedCertificateTest extends DtlsRig {

    private static final KeyPair KEYS = DeviceAuthority.keys();
    private static final X509Certificate FORGED = new DeviceAuthority("the device itself")
            .issue(Request.of("CN=node1", new GeneralName(GeneralName.dNSName, "node2.example")), KEYS);

    @Override
    TrustedCertificates trusted() {
        return new DeviceAuthority("devices").trusted();
    }

    @BeforeEach
    void know() throws Exception {
        credentials.put(new Certificate("other", By.FINGERPRINT, fingerprint(FORGED)));
        credentials.put(Certificate.named("node1"));
        credentials.put(new Certificate("node2", By.ALTERNATIVE_NAME, "node2.example"));
        server.configure("other", SessionRig.PSK_ACCOUNT).join();
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return Subject.fingerprint(certificate).text().replace("x509-sha256:", "");
    }

    private static CoapEndpoint forged() {
        return DtlsClient.certificate(config -> {}, KEYS.getPrivate(), FORGED);
    }

    @Test
    void itsNamesAreNotThoseOfOtherClients() throws Exception {
        ScriptedDevice device = device(forged());
        for (String client : new String[] {"node1", "node2"}) {
            Response answer = device.request("ep=" + client);
            assertThat(answer.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
            assertThat(session().result().cause().orElseThrow()).contains("x509-sha256:", "does not own");
        }
    }

    @Test
    void itsNamesDoNotCountAfterAResumptionEither() throws Exception {
        CoapEndpoint endpoint = forged();
        ScriptedDevice device = device(endpoint);
        assertBootstrapped(device, "ep=other");
        ((DTLSConnector) endpoint.getConnector()).forceResumeAllSessions();
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(session().result().cause().orElseThrow()).contains("x509-sha256:", "does not own");
    }

    @Test
    void itsNamesDoNotCountWhenItIsNoCredentialAnyMore() throws Exception {
        ScriptedDevice device = device(forged());
        assertBootstrapped(device, "ep=other");
        credentials.remove("other");
        assertThat(device.request("ep=node1").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void itSettlesTheNameOfARequestThatHasNone() throws Exception {
        assertThat(assertBootstrapped(device(forged()), "").client()).isEqualTo("other");
    }
}
