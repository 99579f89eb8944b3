// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static io.lwm2m.bs.model.Properties.*;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.leshan.core.CertificateUsage;
import org.eclipse.leshan.core.MatchingType;
import org.eclipse.leshan.core.SecurityMode;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.core.util.datatype.ULong;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ACLConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.CipherSuiteId;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.OscoreObject;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerSecurity;
import org.eclipse.leshan.server.bootstrap.SmsSecurityMode;
import org.jspecify.annotations.Nullable;

/**
 * Server accounts in the fields of Leshan's {@code BootstrapConfig}. What these have no place for is left out: M in a set
 * of bindings or as preferred transport, and SMS security modes from 4 to 254. Leshan writes bindings in its own order.
 */
final class LeshanConfig {

    private LeshanConfig() {}

    static ServerSecurity security(ServerAccount account) {
        ServerSecurity security = new ServerSecurity();
        security.uri = account.serverUri();
        security.securityMode =
                SecurityMode.fromCode(account.effective(SECURITY_MODE).orElseThrow());
        security.publicKeyOrId = bytes(account, PUB_KEY_ID, new byte[0]);
        security.serverPublicKey = bytes(account, SERVER_PUB_KEY_ID, new byte[0]);
        security.secretKey = secret(account, SECRET_KEY, new byte[0]);
        security.smsSecurityMode =
                account.get(SMS_SECURITY_MODE).map(LeshanConfig::smsMode).orElse(null);
        security.smsBindingKeyParam = bytes(account, SMS_BINDING_KEY_PARAM, null);
        security.smsBindingKeySecret = secret(account, SMS_BINDING_SECRET_KEY, null);
        security.serverSmsNumber = account.get(LWM2M_SERVER_SMS_NUM).orElse(null);
        security.serverId = integer(account, SHORT_SERVER_ID);
        security.clientOldOffTime = integer(account, CLIENT_HOLD_OFF_TIME);
        security.bootstrapServerAccountTimeout = integer(account, BOOTSTRAP_SERVER_ACCOUNT_TIMEOUT);
        security.matchingType = account.get(MATCHING_TYPE)
                .map(code -> MatchingType.fromCode(code.intValue()))
                .orElse(null);
        security.sni = account.get(SNI).orElse(null);
        security.certificateUsage = account.get(CERTIFICATE_USAGE)
                .map(code -> CertificateUsage.fromCode(code.intValue()))
                .orElse(null);
        security.cipherSuite = account.get(CIPHER_SUITES)
                .map(suites -> suites.stream()
                        .map(suite -> new CipherSuiteId(ULong.valueOf(suite)))
                        .toList())
                .orElse(null);
        return security;
    }

    static ServerConfig server(ServerAccount account) {
        ServerConfig server = new ServerConfig();
        server.shortId = account.get(SHORT_SERVER_ID).orElseThrow().intValue();
        server.lifetime = account.effective(LIFETIME).orElseThrow().intValue();
        server.defaultMinPeriod = integer(account, DEFAULT_MIN_PERIOD);
        server.defaultMaxPeriod = integer(account, DEFAULT_MAX_PERIOD);
        server.disableTimeout = integer(account, DISABLE_TIMEOUT);
        server.notifIfDisabled = account.effective(NOTIFICATION_STORING).orElseThrow();
        server.binding = bindings(account.effective(BINDING).orElseThrow());
        server.apnLink = account.get(APN_LINK).map(ObjectLink::instance).orElse(null);
        server.registrationPriority = unsigned(account, REGISTRATION_PRIORITY);
        server.initialDelay = unsigned(account, INITIAL_DELAY);
        server.registrationFailure = account.get(REGISTRATION_FAILURE_BLOCK).orElse(null);
        server.bootstrapOnRegistrationFailure =
                account.get(BOOTSTRAP_ON_REGISTRATION_FAILURE).orElse(null);
        server.communicationRetryCount = unsigned(account, COMMUNICATION_RETRY_COUNT);
        server.CommunicationRetryTimer = unsigned(account, COMMUNICATION_RETRY_TIMER);
        server.SequenceDelayTimer = unsigned(account, SEQUENCE_DELAY_TIMER);
        server.SequenceRetryCount = unsigned(account, SEQUENCE_RETRY_COUNT);
        server.trigger = account.get(TRIGGER).orElse(null);
        server.preferredTransport = account.get(PREFERRED_TRANSPORT)
                .flatMap(letter -> binding(letter).stream().findFirst())
                .orElse(null);
        server.muteSend = account.get(MUTE_SEND).orElse(null);
        return server;
    }

    static OscoreObject oscore(ServerAccount account) {
        OscoreObject oscore = new OscoreObject();
        oscore.oscoreMasterSecret = secret(account, OSCORE_MASTER_SECRET, null);
        oscore.oscoreSenderId = bytes(account, OSCORE_SENDER_ID, null);
        oscore.oscoreRecipientId = bytes(account, OSCORE_RECIPIENT_ID, null);
        oscore.oscoreAeadAlgorithm = integer(account, OSCORE_AEAD_ALGORITHM);
        oscore.oscoreHmacAlgorithm = integer(account, OSCORE_HMAC_ALGORITHM);
        oscore.oscoreMasterSalt = secret(account, OSCORE_MASTER_SALT, null);
        return oscore;
    }

    static ACLConfig accessControl(ObjectLink target, Map<Long, Long> rights) {
        ACLConfig acl = new ACLConfig();
        acl.objectId = target.object();
        acl.objectInstanceId = target.instance();
        acl.acls = new HashMap<>();
        rights.forEach((server, bits) -> acl.acls.put(server.intValue(), bits));
        acl.AccessControlOwner = rights.keySet().iterator().next().intValue();
        return acl;
    }

    /** Binding is mandatory: better no bootstrap than one with an empty binding. */
    private static EnumSet<BindingMode> bindings(String letters) {
        EnumSet<BindingMode> known = binding(letters);
        if (known.isEmpty()) {
            throw new InvalidInput(
                    BINDING.name(),
                    "unsupported",
                    "Leshan's BootstrapConfig has no binding " + letters + ": give U too");
        }
        return known;
    }

    private static EnumSet<BindingMode> binding(String letters) {
        return BindingMode.parse(letters.replace("M", ""));
    }

    private static @Nullable SmsSecurityMode smsMode(long code) {
        return Arrays.stream(SmsSecurityMode.values())
                .filter(mode -> mode.code == code)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer integer(ServerAccount account, Property<Long> property) {
        return account.get(property).map(Long::intValue).orElse(null);
    }

    private static @Nullable ULong unsigned(ServerAccount account, Property<Long> property) {
        return account.get(property).map(ULong::valueOf).orElse(null);
    }

    private static byte @Nullable [] bytes(
            ServerAccount account, Property<Opaque> property, byte @Nullable [] otherwise) {
        return account.get(property).map(Opaque::bytes).orElse(otherwise);
    }

    private static byte @Nullable [] secret(
            ServerAccount account, Property<Secret> property, byte @Nullable [] otherwise) {
        return account.get(property).map(Secret::bytes).orElse(otherwise);
    }
}
