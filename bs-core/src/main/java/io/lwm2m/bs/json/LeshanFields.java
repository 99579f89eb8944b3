// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Violation;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How fields of Leshan's instances become properties. What cannot be read is copied as it is, for the rules to refuse. */
final class LeshanFields {

    private static final List<String> MODES = List.of("PSK", "RPK", "X509", "NO_SEC", "EST");
    private static final List<String> SMS_MODES = List.of("RESERVED", "SPS_DEVICE", "SPS_SMARTCARD", "NO_SEC");
    private static final List<String> MATCHING = List.of("EXACT_MATCH", "SHA256", "SHA384", "SHA512");
    private static final List<String> USAGES = List.of(
            "CA_CONSTRAINT", "SERVICE_CERTIFICATE_CONSTRAINT", "TRUST_ANCHOR_ASSERTION", "DOMAIN_ISSUER_CERTIFICATE");

    private final String place;
    private final List<Violation> notes;
    private final Map<String, Target> targets = new LinkedHashMap<>();

    private LeshanFields(String place, List<Violation> notes) {
        this.place = place;
        this.notes = notes;
    }

    private record Target(String property, UnaryOperator<Object> reader) {}

    static LeshanFields security(String place, List<Violation> notes) {
        return new LeshanFields(place, notes)
                .to("uri", "serverURI")
                .to("securityMode", "securityMode", name -> code(MODES, name))
                .to("publicKeyOrId", "pubKeyId", LeshanFields::bytes)
                .to("serverPublicKey", "serverPubKeyId", LeshanFields::bytes)
                .to("secretKey", "secretKey", LeshanFields::bytes)
                // what Leshan says of SMS when there is none
                .to("smsSecurityMode", "smsSecurityMode", name -> "NO_SEC".equals(name) ? "" : sms(name))
                .to("smsBindingKeyParam", "smsBindingKeyParam", LeshanFields::bytes)
                .to("smsBindingKeySecret", "smsBindingSecretKey", LeshanFields::bytes)
                .to("serverSmsNumber", "lwm2mServerSmsNum")
                .to("serverId", "shortServerId")
                .to("clientOldOffTime", "clientHoldOffTime")
                .to("bootstrapServerAccountTimeout", "bootstrapServerAccountTimeout", LeshanFields::unlessZero)
                .to("matchingType", "matchingType", name -> code(MATCHING, name))
                .to("sni", "sni")
                .to("certificateUsage", "certificateUsage", name -> code(USAGES, name))
                .to("cipherSuite", "cipherSuites", LeshanFields::suites)
                .to("oscoreSecurityMode", "")
                .to("bootstrapServer", "");
    }

    static LeshanFields server(String place, List<Violation> notes) {
        return new LeshanFields(place, notes)
                .to("shortId", "shortServerId")
                .to("lifetime", "lifetime")
                .to("defaultMinPeriod", "defaultMinPeriod")
                .to("defaultMaxPeriod", "defaultMaxPeriod")
                .to("disableTimeout", "disableTimeout")
                .to("notifIfDisabled", "notificationStoring")
                .to("binding", "binding", LeshanFields::joined)
                .to("apnLink", "apnLink", number -> "/11/" + number)
                .to("registrationPriority", "registrationPriority")
                .to("initialDelay", "initialDelay")
                .to("registrationFailure", "registrationFailureBlock")
                .to("bootstrapOnRegistrationFailure", "bootstrapOnRegistrationFailure")
                .to("communicationRetryCount", "communicationRetryCount")
                .to("CommunicationRetryTimer", "communicationRetryTimer")
                .to("SequenceDelayTimer", "sequenceDelayTimer")
                .to("SequenceRetryCount", "sequenceRetryCount")
                .to("trigger", "trigger")
                .to("preferredTransport", "preferredTransport")
                .to("muteSend", "muteSend");
    }

    static LeshanFields oscore(String place, List<Violation> notes) {
        return new LeshanFields(place, notes)
                .to("oscoreMasterSecret", "oscoreMasterSecret", LeshanFields::bytes)
                .to("oscoreSenderId", "oscoreSenderId", LeshanFields::bytes)
                .to("oscoreRecipientId", "oscoreRecipientId", LeshanFields::bytes)
                .to("oscoreAeadAlgorithm", "oscoreAeadAlgorithm")
                .to("oscoreHmacAlgorithm", "oscoreHmacAlgorithm")
                .to("oscoreMasterSalt", "oscoreMasterSalt", LeshanFields::bytes);
    }

    private LeshanFields to(String field, String property) {
        return to(field, property, value -> value);
    }

    private LeshanFields to(String field, String property, UnaryOperator<Object> reader) {
        targets.put(field, new Target(property, reader));
        return this;
    }

    /** Copies the fields of an instance; null and empty ones mean that nothing is written to the device. */
    void copy(Map<?, ?> instance, Map<String, Object> account) {
        instance.forEach((field, value) -> {
            Target target = targets.get(String.valueOf(field));
            if (target == null) {
                LeshanJson.note(notes, place + "." + field, "there is nothing like it here; left out");
            } else if (value != null && !target.property().isEmpty()) {
                put(account, target.property(), target.reader().apply(value));
            }
        });
    }

    private static void put(Map<String, Object> account, String property, Object value) {
        if (!value.equals("")) {
            account.put(property, value);
        }
    }

    /** Leshan writes bytes as numbers from -128 to 127, and reads those up to 255 too. */
    private static Object bytes(Object json) {
        if (!(json instanceof List<?> numbers)) {
            return json;
        }
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            String number = String.valueOf(numbers.get(i));
            if (!number.matches("-?\\d{1,3}") || Integer.parseInt(number) < -128 || Integer.parseInt(number) > 255) {
                return json;
            }
            bytes[i] = (byte) Integer.parseInt(number);
        }
        return bytes.length == 0 ? "" : "hex:" + HexFormat.of().formatHex(bytes);
    }

    private static Object code(List<String> names, Object name) {
        int code = names.indexOf(String.valueOf(name));
        return code < 0 ? name : Long.valueOf(code);
    }

    private static Object sms(Object name) {
        return "PROPRIETARY".equals(name) ? Long.valueOf(255) : code(SMS_MODES, name);
    }

    private static Object unlessZero(Object number) {
        return number.toString().equals("0") ? "" : number;
    }

    private static Object joined(Object binding) {
        return binding instanceof List<?> letters
                ? String.join("", letters.stream().map(String::valueOf).toList())
                : binding;
    }

    private static Object suites(Object json) {
        return json instanceof List<?> list
                ? list.stream().map(LeshanFields::suite).toList()
                : json;
    }

    private static @Nullable Object suite(@Nullable Object json) {
        return json instanceof Map<?, ?> object ? object.get("valueForSecurityObject") : json;
    }
}
