// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import static org.eclipse.californium.scandium.dtls.cipher.CipherSuite.*;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.HashAlgorithm;
import org.eclipse.californium.scandium.dtls.SignatureAndHashAlgorithm.SignatureAlgorithm;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.cipher.XECDHECryptography.SupportedGroup;

/** What Scandium is told. */
final class DtlsConfiguration {

    /** Of the server's connection ids: no two of a million connections get the same by chance, and records stay short. */
    private static final int CONNECTION_ID_BYTES = 6;

    /** IPv6 promises so much everywhere; longer flights are cut. */
    private static final int DATAGRAM_BYTES = 1280;

    /** Room for a client's chain of certificates. */
    private static final int HANDSHAKE_MESSAGE_BYTES = 16 << 10;

    /** A whole fleet comes at once. */
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    /**
     * What LwM2M 1.1 asks for, in the server's order, each client having its own kind of key: forward secrecy first, then
     * CCM_8, which all have and whose records are shortest, CBC last. RSA is for servers whose certificate has such a key.
     */
    private static final List<CipherSuite> SUITES = List.of(
            TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
            TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
            TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
            TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256,
            TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
            TLS_PSK_WITH_AES_128_CCM_8,
            TLS_PSK_WITH_AES_128_CCM,
            TLS_PSK_WITH_AES_128_GCM_SHA256,
            TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
            TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
            TLS_PSK_WITH_AES_128_CBC_SHA256,
            TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256);

    private static final List<SignatureAndHashAlgorithm> SIGNATURES = List.of(
            SignatureAndHashAlgorithm.SHA256_WITH_ECDSA,
            SignatureAndHashAlgorithm.SHA384_WITH_ECDSA,
            new SignatureAndHashAlgorithm(HashAlgorithm.SHA512, SignatureAlgorithm.ECDSA),
            SignatureAndHashAlgorithm.INTRINSIC_WITH_ED25519,
            SignatureAndHashAlgorithm.INTRINSIC_WITH_ED448,
            SignatureAndHashAlgorithm.SHA256_WITH_RSA,
            new SignatureAndHashAlgorithm(HashAlgorithm.SHA384, SignatureAlgorithm.RSA),
            new SignatureAndHashAlgorithm(HashAlgorithm.SHA512, SignatureAlgorithm.RSA));

    private static final List<SupportedGroup> GROUPS =
            List.of(SupportedGroup.secp256r1, SupportedGroup.X25519, SupportedGroup.secp384r1, SupportedGroup.X448);

    private DtlsConfiguration() {}

    /** Deprecated is the setting that would do without the cookie: it takes a session's id, sent in the clear, for proof. */
    @SuppressWarnings("deprecation")
    static void apply(DtlsSettings settings, Configuration configuration) {
        configuration.set(DtlsConfig.DTLS_MAX_CONNECTIONS, settings.maxConnections());
        configuration.set(
                DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD,
                settings.staleAfter().toSeconds(),
                TimeUnit.SECONDS);
        configuration.set(DtlsConfig.DTLS_VERIFY_PEERS_ON_RESUMPTION_THRESHOLD, 0);
        configuration.set(DtlsConfig.DTLS_REMOVE_STALE_DOUBLE_PRINCIPALS, true);
        configuration.set(
                DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, Runtime.getRuntime().availableProcessors() + 1);
        configuration.set(DtlsConfig.DTLS_RECEIVE_BUFFER_SIZE, RECEIVE_BUFFER_BYTES);
        configuration.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES);
        configuration.set(DtlsConfig.DTLS_MAX_TRANSMISSION_UNIT_LIMIT, DATAGRAM_BYTES);
        configuration.set(DtlsConfig.DTLS_MAX_FRAGMENTED_HANDSHAKE_MESSAGE_LENGTH, HANDSHAKE_MESSAGE_BYTES);
        configuration.set(DtlsConfig.DTLS_RECOMMENDED_CIPHER_SUITES_ONLY, false);
        configuration.set(DtlsConfig.DTLS_CIPHER_SUITES, SUITES);
        configuration.set(DtlsConfig.DTLS_SIGNATURE_AND_HASH_ALGORITHMS, SIGNATURES);
        configuration.set(DtlsConfig.DTLS_CURVES, GROUPS);
    }
}
