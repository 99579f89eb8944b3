// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.californium.scandium.dtls.x509.CertificateConfigurationHelper;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;

/** The DTLS side of a device: what it proves itself with, and its peculiarities. */
final class DtlsClient {

    private DtlsClient() {}

    /** An endpoint with a pre-shared key. */
    static CoapEndpoint psk(String identity, byte[] key) {
        return psk(identity, key, config -> {});
    }

    static CoapEndpoint psk(String identity, byte[] key, Consumer<DtlsConnectorConfig.Builder> peculiarities) {
        return endpoint(
                peculiarities.andThen(config -> config.setAdvancedPskStore(new AdvancedSinglePskStore(identity, key))));
    }

    /** An endpoint with a raw public key that takes any server. */
    static CoapEndpoint rawPublicKey(KeyPair keys) {
        return endpoint(config -> config.setCertificateIdentityProvider(
                        new SingleCertificateProvider(keys.getPrivate(), keys.getPublic()))
                .setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustAllRPKs()
                        .build()));
    }

    /** An endpoint with a certificate, its own first, that takes any server. */
    static CoapEndpoint certificate(PrivateKey key, X509Certificate... chain) {
        return certificate(config -> {}, key, chain);
    }

    static CoapEndpoint certificate(
            Consumer<DtlsConnectorConfig.Builder> peculiarities, PrivateKey key, X509Certificate... chain) {
        return endpoint(peculiarities.andThen(config -> {
            config.setCertificateIdentityProvider(new SingleCertificateProvider(key, chain, CertificateType.X_509));
            config.setCertificateHelper(new Unchecked());
            if (config.getIncompleteConfig().getAdvancedCertificateVerifier() == null) {
                config.setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                        .setTrustAllCertificates()
                        .build());
            }
        }));
    }

    private static CoapEndpoint endpoint(Consumer<DtlsConnectorConfig.Builder> settings) {
        Configuration configuration = new Configuration(
                SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
        configuration.set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0);
        configuration.set(DtlsConfig.DTLS_VERIFY_SERVER_CERTIFICATES_SUBJECT, false);
        DtlsConnectorConfig.Builder config = DtlsConnectorConfig.builder(configuration)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        settings.accept(config);
        return CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(config.build()))
                .build();
    }

    /** Scandium keeps clients from sending what a server would refuse. */
    private static final class Unchecked extends CertificateConfigurationHelper {

        @Override
        public boolean canBeUsedForAuthentication(boolean client) {
            return true;
        }
    }

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
