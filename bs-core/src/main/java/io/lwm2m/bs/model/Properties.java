// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import static io.lwm2m.bs.model.Form.Group.CERTIFICATE;
import static io.lwm2m.bs.model.Form.Group.SMS;
import static io.lwm2m.bs.model.Property.row;
import static io.lwm2m.bs.model.Range.between;
import static io.lwm2m.bs.model.Range.opaqueOf;
import static io.lwm2m.bs.model.Range.opaqueUpTo;
import static io.lwm2m.bs.model.Range.seconds;
import static io.lwm2m.bs.model.Range.secretOf;
import static io.lwm2m.bs.model.Range.secretUpTo;
import static io.lwm2m.bs.model.Range.textOf;
import static io.lwm2m.bs.model.Range.uint32;
import static io.lwm2m.bs.model.ResourceId.ACCESS_CONTROL;
import static io.lwm2m.bs.model.ResourceId.OSCORE;
import static io.lwm2m.bs.model.ResourceId.SECURITY;
import static io.lwm2m.bs.model.ResourceId.SERVER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The property table: the one place that says which properties a server account has. JSON, validation, what is written
 * to the device, the REST schema, the CLI's options and the README's table derive from it. Types and ranges are those of
 * the OMA objects 0 (1.1), 1 (1.1), 2 (1.0) and 21 (2.0).
 */
public final class Properties {

    /** LwM2M Server URI. */
    public static final Property<String> SERVER_URI = row("serverURI", SECURITY, 0, ValueType.STRING, ServerUri.RANGE)
            .mandatory()
            .basic()
            .told("LwM2M Server URI", "Where the LwM2M server is: coap://host[:port] or coaps://host[:port]");

    /** Security Mode. */
    public static final Property<Long> SECURITY_MODE = row(
                    "securityMode", SECURITY, 2, ValueType.INTEGER, Choices.SECURITY_MODE)
            .byDefault(SecurityMode.NO_SEC.code())
            .basic()
            .told(
                    "Security Mode",
                    "0 PSK, 1 raw public key, 2 certificate, 3 NoSec, 4 certificate with EST; derived when clear");

    /** Public Key or Identity. */
    public static final Property<Opaque> PUB_KEY_ID = row("pubKeyId", SECURITY, 3, ValueType.OPAQUE, opaqueUpTo(8192))
            .basic()
            .usedFor(KeyUses.OWN_KEY)
            .told("Public Key or Identity", "PSK identity, or the client's public key or certificate (DER)");

    /** Server Public Key. */
    public static final Property<Opaque> SERVER_PUB_KEY_ID = row(
                    "serverPubKeyId", SECURITY, 4, ValueType.OPAQUE, opaqueUpTo(8192))
            .basic()
            .usedFor(KeyUses.SERVER_KEY)
            .told("Server Public Key", "The LwM2M server's public key or certificate (DER)");

    /** Secret Key. */
    public static final Property<Secret> SECRET_KEY = row("secretKey", SECURITY, 5, ValueType.SECRET, secretUpTo(8192))
            .basic()
            .usedFor(KeyUses.SECRET_KEY)
            .told("Secret Key", "PSK (at most 64 bytes, 16 or more advised) or private key (PKCS#8); never shown");

    /** How many bytes a PSK has that is made here. */
    public static final Range<Long> GENERATED_BYTES = between(16, 64);

    /** SMS Security Mode. */
    public static final Property<Long> SMS_SECURITY_MODE = row(
                    "smsSecurityMode", SECURITY, 6, ValueType.INTEGER, Choices.SMS_SECURITY_MODE)
            .in(SMS)
            .told("SMS Security Mode", "Security of the SMS binding: 1 DTLS, 2 secure packet structure, 3 NoSec");

    /** SMS Binding Key Parameters. */
    public static final Property<Opaque> SMS_BINDING_KEY_PARAM = row(
                    "smsBindingKeyParam", SECURITY, 7, ValueType.OPAQUE, opaqueOf(6))
            .in(SMS)
            .told("SMS Binding Key Parameters", "KIc, KID, SPI and TAR of the SMS binding");

    /** SMS Binding Secret Key(s). */
    public static final Property<Secret> SMS_BINDING_SECRET_KEY = row(
                    "smsBindingSecretKey", SECURITY, 8, ValueType.SECRET, secretOf(Set.of(16, 32, 48)))
            .in(SMS)
            .told("SMS Binding Secret Key(s)", "Keys of the SMS binding; never shown");

    /** LwM2M Server SMS Number. */
    public static final Property<String> LWM2M_SERVER_SMS_NUM = row(
                    "lwm2mServerSmsNum", SECURITY, 9, ValueType.PHONE, textOf(32))
            .in(SMS)
            .told("LwM2M Server SMS Number", "MSISDN that the client sends messages to; text, or a number");

    /** Short Server ID. */
    public static final Property<Long> SHORT_SERVER_ID = row(
                    "shortServerId", SERVER, 0, ValueType.INTEGER, between(1, 65534))
            .alsoAt(SECURITY, 10)
            .basic()
            .told("Short Server ID", "Links the Security and the Server instance; the lowest free one when not given");

    /** Client Hold Off Time. */
    public static final Property<Long> CLIENT_HOLD_OFF_TIME = row(
                    "clientHoldOffTime", SECURITY, 11, ValueType.INTEGER, seconds(0))
            .told("Client Hold Off Time", "Seconds to wait before a bootstrap is started");

    /** Bootstrap-Server Account Timeout. */
    public static final Property<Long> BOOTSTRAP_SERVER_ACCOUNT_TIMEOUT = row(
                    "bootstrapServerAccountTimeout", SECURITY, 12, ValueType.INTEGER, seconds(0))
            .told(
                    "Bootstrap-Server Account Timeout",
                    "Seconds until a bootstrap server account is purged; devices use it in such accounts only");

    /** Matching Type. */
    public static final Property<Long> MATCHING_TYPE = row(
                    "matchingType", SECURITY, 13, ValueType.UNSIGNED, Choices.MATCHING_TYPE)
            .since("1.1")
            .in(CERTIFICATE)
            .usedFor(KeyUses.MATCHING)
            .told(
                    "Matching Type",
                    "How the server's certificate is compared: 0 exact, 1 SHA-256, 2 SHA-384, 3 SHA-512");

    /** SNI. */
    public static final Property<String> SNI = row("sni", SECURITY, 14, ValueType.STRING, HostName.SNI)
            .since("1.1")
            .in(CERTIFICATE)
            .usedFor(KeyUses.transport("Server name"))
            .told("SNI", "Server name that the client asks for in the handshake");

    /** Certificate Usage. */
    public static final Property<Long> CERTIFICATE_USAGE = row(
                    "certificateUsage", SECURITY, 15, ValueType.UNSIGNED, Choices.CERTIFICATE_USAGE)
            .since("1.1")
            .in(CERTIFICATE)
            .usedFor(KeyUses.certificate("Certificate usage"))
            .told("Certificate Usage", "0 CA constraint, 1 service certificate, 2 trust anchor, 3 domain-issued");

    /** DTLS/TLS Ciphersuite. */
    public static final Property<List<Long>> CIPHER_SUITES = row(
                    "cipherSuites", SECURITY, 16, ValueType.UNSIGNED_LIST, Choices.CIPHER_SUITES)
            .since("1.1")
            .in(CERTIFICATE)
            .usedFor(KeyUses.transport("Cipher suites"))
            .told(
                    "DTLS/TLS Ciphersuite",
                    "Cipher suites by their IANA numbers, for instance 49320 (PSK_WITH_AES_128_CCM_8)");

    /** Lifetime. */
    public static final Property<Long> LIFETIME = row("lifetime", SERVER, 1, ValueType.INTEGER, seconds(1))
            .byDefault(86400L)
            .basic()
            .told("Lifetime", "Seconds that a registration lasts");

    /** Default Minimum Period. */
    public static final Property<Long> DEFAULT_MIN_PERIOD = row(
                    "defaultMinPeriod", SERVER, 2, ValueType.INTEGER, seconds(0))
            .told(
                    "Default Minimum Period",
                    "Least seconds between two notifications, unless an observation says otherwise");

    /** Default Maximum Period. */
    public static final Property<Long> DEFAULT_MAX_PERIOD = row(
                    "defaultMaxPeriod", SERVER, 3, ValueType.INTEGER, seconds(1))
            .told(
                    "Default Maximum Period",
                    "Most seconds between two notifications, unless an observation says otherwise");

    /** Disable Timeout. */
    public static final Property<Long> DISABLE_TIMEOUT = row("disableTimeout", SERVER, 5, ValueType.INTEGER, seconds(0))
            .told("Disable Timeout", "Seconds that the server is disabled for after a Disable");

    /** Notification Storing When Disabled or Offline. */
    public static final Property<Boolean> NOTIFICATION_STORING = row(
                    "notificationStoring", SERVER, 6, ValueType.BOOLEAN, Range.flag())
            .byDefault(true)
            .told(
                    "Notification Storing When Disabled or Offline",
                    "Whether notifications are kept while the server is disabled or the client offline");

    /** Binding. */
    public static final Property<String> BINDING = row("binding", SERVER, 7, ValueType.STRING, Choices.BINDING)
            .byDefault("U")
            .basic()
            .told("Binding", "Transports: U, UQ, S, SQ, US, UQS (1.0) or a set of U T S N M (1.1)");

    /** APN Link. */
    public static final Property<ObjectLink> APN_LINK = row("apnLink", SERVER, 10, ValueType.LINK, ListRanges.APN)
            .since("1.1")
            .told("APN Link", "APN connection profile to use, for instance /11/0");

    /** Registration Priority Order. */
    public static final Property<Long> REGISTRATION_PRIORITY = server(
            "registrationPriority",
            13,
            "Registration Priority Order",
            "Order of registration among the servers, lowest first");

    /** Initial Registration Delay Timer. */
    public static final Property<Long> INITIAL_DELAY =
            server("initialDelay", 14, "Initial Registration Delay Timer", "Seconds before the registration");

    /** Registration Failure Block. */
    public static final Property<Boolean> REGISTRATION_FAILURE_BLOCK = flag(
            "registrationFailureBlock",
            15,
            "Registration Failure Block",
            "Whether a failed registration blocks the servers after this one");

    /** Bootstrap on Registration Failure. */
    public static final Property<Boolean> BOOTSTRAP_ON_REGISTRATION_FAILURE = flag(
            "bootstrapOnRegistrationFailure",
            16,
            "Bootstrap on Registration Failure",
            "Whether a failed registration leads to a bootstrap");

    /** Communication Retry Count. */
    public static final Property<Long> COMMUNICATION_RETRY_COUNT = server(
            "communicationRetryCount", 17, "Communication Retry Count", "Tries to reach the server in a sequence");

    /** Communication Retry Timer. */
    public static final Property<Long> COMMUNICATION_RETRY_TIMER = server(
            "communicationRetryTimer", 18, "Communication Retry Timer", "Seconds between two tries; doubled each time");

    /** Communication Sequence Delay Timer. */
    public static final Property<Long> SEQUENCE_DELAY_TIMER = server(
            "sequenceDelayTimer", 19, "Communication Sequence Delay Timer", "Seconds between two sequences of tries");

    /** Communication Sequence Retry Count. */
    public static final Property<Long> SEQUENCE_RETRY_COUNT =
            server("sequenceRetryCount", 20, "Communication Sequence Retry Count", "How many sequences of tries");

    /** Trigger. */
    public static final Property<Boolean> TRIGGER =
            flag("trigger", 21, "Trigger", "Whether the client takes registration and bootstrap triggers by SMS");

    /** Preferred Transport. */
    public static final Property<String> PREFERRED_TRANSPORT = row(
                    "preferredTransport", SERVER, 22, ValueType.STRING, Choices.TRANSPORT)
            .since("1.1")
            .told("Preferred Transport", "The transport to use where there are several: U, T, S, N or M");

    /** Mute Send. */
    public static final Property<Boolean> MUTE_SEND =
            flag("muteSend", 23, "Mute Send", "Whether Send operations are held back");

    /** OSCORE Master Secret. */
    public static final Property<Secret> OSCORE_MASTER_SECRET = row(
                    "oscoreMasterSecret", OSCORE, 0, ValueType.SECRET, secretUpTo(64))
            .since("1.1")
            .told("OSCORE Master Secret", "OSCORE master secret; with it the account uses OSCORE; never shown");

    /** OSCORE Sender ID. */
    public static final Property<Opaque> OSCORE_SENDER_ID = row(
                    "oscoreSenderId", OSCORE, 1, ValueType.OPAQUE, opaqueUpTo(7))
            .since("1.1")
            .told("OSCORE Sender ID", "OSCORE sender id of the client");

    /** OSCORE Recipient ID. */
    public static final Property<Opaque> OSCORE_RECIPIENT_ID = row(
                    "oscoreRecipientId", OSCORE, 2, ValueType.OPAQUE, opaqueUpTo(7))
            .since("1.1")
            .told("OSCORE Recipient ID", "OSCORE recipient id of the client");

    /** OSCORE AEAD Algorithm. */
    public static final Property<Long> OSCORE_AEAD_ALGORITHM = row(
                    "oscoreAeadAlgorithm", OSCORE, 3, ValueType.INTEGER, Choices.AEAD)
            .since("1.1")
            .told(
                    "OSCORE AEAD Algorithm",
                    "COSE number of the AEAD algorithm; the client's default is 10, AES-CCM-16-64-128");

    /** OSCORE HMAC Algorithm. */
    public static final Property<Long> OSCORE_HMAC_ALGORITHM = row(
                    "oscoreHmacAlgorithm", OSCORE, 4, ValueType.INTEGER, Choices.HMAC)
            .since("1.1")
            .told(
                    "OSCORE HMAC Algorithm",
                    "COSE number of the HMAC algorithm; the client's default is -10, HKDF SHA-256");

    /** OSCORE Master Salt. */
    public static final Property<Secret> OSCORE_MASTER_SALT = row(
                    "oscoreMasterSalt", OSCORE, 5, ValueType.SECRET, secretUpTo(64))
            .since("1.1")
            .told("OSCORE Master Salt", "OSCORE master salt; never shown");

    /** Access rights of the server, which become instances of Access Control. */
    public static final Property<Map<ObjectLink, Long>> ACCESS_CONTROL_RIGHTS = row(
                    "accessControl", ACCESS_CONTROL, 2, ValueType.RIGHTS, ListRanges.RIGHTS)
            .told("ACL", "Rights by object instance, {\"/3/0\": 15}: 1 read, 2 write, 4 execute, 8 delete, 16 create");

    /** All rows, in the order in which people are shown them. */
    public static final List<Property<?>> ALL = List.of(
            SERVER_URI,
            SECURITY_MODE,
            PUB_KEY_ID,
            SERVER_PUB_KEY_ID,
            SECRET_KEY,
            SMS_SECURITY_MODE,
            SMS_BINDING_KEY_PARAM,
            SMS_BINDING_SECRET_KEY,
            LWM2M_SERVER_SMS_NUM,
            SHORT_SERVER_ID,
            LIFETIME,
            DEFAULT_MIN_PERIOD,
            DEFAULT_MAX_PERIOD,
            DISABLE_TIMEOUT,
            NOTIFICATION_STORING,
            BINDING,
            CLIENT_HOLD_OFF_TIME,
            BOOTSTRAP_SERVER_ACCOUNT_TIMEOUT,
            MATCHING_TYPE,
            SNI,
            CERTIFICATE_USAGE,
            CIPHER_SUITES,
            APN_LINK,
            REGISTRATION_PRIORITY,
            INITIAL_DELAY,
            REGISTRATION_FAILURE_BLOCK,
            BOOTSTRAP_ON_REGISTRATION_FAILURE,
            COMMUNICATION_RETRY_COUNT,
            COMMUNICATION_RETRY_TIMER,
            SEQUENCE_DELAY_TIMER,
            SEQUENCE_RETRY_COUNT,
            TRIGGER,
            PREFERRED_TRANSPORT,
            MUTE_SEND,
            OSCORE_MASTER_SECRET,
            OSCORE_SENDER_ID,
            OSCORE_RECIPIENT_ID,
            OSCORE_AEAD_ALGORITHM,
            OSCORE_HMAC_ALGORITHM,
            OSCORE_MASTER_SALT,
            ACCESS_CONTROL_RIGHTS);

    private static final List<String> NAMES =
            ALL.stream().<String>map(Property::name).toList();

    private static final Map<String, Property<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Property::name, Function.identity()));

    private Properties() {}

    /** The JSON names, in the order of the table. */
    public static List<String> names() {
        return NAMES;
    }

    /** The row with a JSON name. */
    public static Optional<Property<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Property<Long> server(String name, int resource, String label, String help) {
        return row(name, SERVER, resource, ValueType.UNSIGNED, uint32())
                .since("1.1")
                .told(label, help);
    }

    private static Property<Boolean> flag(String name, int resource, String label, String help) {
        return row(name, SERVER, resource, ValueType.BOOLEAN, Range.flag())
                .since("1.1")
                .told(label, help);
    }
}
