// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.json.CredentialJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Credential.Mode;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.validate.CredentialForms;
import io.lwm2m.bs.validate.CredentialRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The credential that {@link CredentialOptions} on a command line say. Everything is checked before anything is sent, and a
 * private key that was given by mistake is not sent at all.
 */
final class CredentialArguments {

    private static final String GENERATE = "--generate";
    private static final String RPK = "--rpk";
    private static final String FINGERPRINT = "--x509-fingerprint";

    /** Each option of a mode, and what it is in JSON; in the order of the help. */
    private static final List<Row> TABLE = List.of(
            new Row("--psk-identity", Mode.PSK, "identity"),
            new Row("--psk-key", Mode.PSK, "key"),
            new Row("--psk-key-file", Mode.PSK, "key"),
            new Row(RPK, Mode.RPK, "publicKey"),
            new Row("--x509-cn", Mode.X509, "commonName"),
            new Row("--x509-san", Mode.X509, "alternativeName"),
            new Row(FINGERPRINT, Mode.X509, "fingerprint"),
            new Row("--oscore", Mode.OSCORE, ""),
            new Row("--oscore-sender-id", Mode.OSCORE, "senderId"),
            new Row("--oscore-recipient-id", Mode.OSCORE, "recipientId"),
            new Row("--oscore-master-secret", Mode.OSCORE, "masterSecret"),
            new Row("--oscore-master-salt", Mode.OSCORE, "masterSalt"));

    private final CommandLine command;
    private final List<Row> given;
    private final Optional<Integer> generate;

    private record Row(String option, Mode mode, String field) {}

    /**
     * Those of a command line.
     *
     * @throws ParameterException when they are of several modes, or of none
     */
    CredentialArguments(CommandLine command) {
        this.command = command;
        ParseResult parsed = command.getParseResult();
        given = TABLE.stream()
                .filter(row -> parsed.hasMatchedOption(row.option()))
                .toList();
        generate = parsed.hasMatchedOption(GENERATE)
                ? Optional.of(parsed.matchedOptionValue(GENERATE, 0))
                : Optional.empty();
        if (given.isEmpty() && generate.isEmpty()) {
            throw usage("say how the client proves itself: --psk-identity, --generate, --rpk, --x509-cn, --x509-san,"
                    + " --x509-fingerprint or --oscore");
        }
        given.stream()
                .filter(row -> row.mode() != mode())
                .findFirst()
                .ifPresent(other -> contradict(given.get(0).option(), other.option()));
    }

    /** How the client is to prove itself. */
    Mode mode() {
        return given.isEmpty() ? Mode.PSK : given.get(0).mode();
    }

    /**
     * The credential as the REST API takes it.
     *
     * @throws ParameterException when it breaks rules; the message names options, and never a key
     * @throws CommandFailed when a file cannot be read
     */
    Map<String, Object> json(String client) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, String> options = new LinkedHashMap<>();
        generate.ifPresent(bytes -> {
            json.put(made(), Map.of("generate", bytes));
            options.put(made(), GENERATE);
        });
        for (Row row : given) {
            if (!row.field().isEmpty()) {
                String other = options.put(mode() == Mode.X509 ? "" : row.field(), row.option());
                if (other != null) {
                    throw contradict(other, row.option());
                }
                json.put(row.field(), value(row, client));
            }
        }
        check(client, json);
        return json;
    }

    private String made() {
        return switch (mode()) {
            case PSK -> "key";
            case OSCORE -> "masterSecret";
            case RPK, X509 ->
                throw usage(GENERATE + " and " + given.get(0).option()
                        + " contradict each other: the device has to have a private key, so make it there");
        };
    }

    private String value(Row row, String client) {
        String text = command.getParseResult().matchedOptionValue(row.option(), "");
        return switch (row.option()) {
            case "--psk-identity" -> text;
            case "--x509-cn", "--x509-san" -> text.isEmpty() ? client : text;
            case "--psk-key-file", RPK -> OpaqueArgument.text(row.option(), "@" + text);
            case FINGERPRINT -> fingerprint(text);
            default -> OpaqueArgument.text(row.option(), text);
        };
    }

    /** The digits, or the name of a file with the certificate. */
    private String fingerprint(String text) {
        try {
            return CredentialForms.fingerprint(text);
        } catch (IllegalArgumentException e) {
            if (!Files.isRegularFile(Path.of(text))) {
                throw usage(FINGERPRINT + " " + e.getMessage() + ", or a file with the certificate");
            }
        }
        try {
            return CredentialForms.fingerprintOf(OpaqueArgument.text(FINGERPRINT, "@" + text));
        } catch (IllegalArgumentException e) {
            throw usage(FINGERPRINT + " " + text + ": it " + e.getMessage());
        }
    }

    private void check(String client, Map<String, Object> json) {
        List<Violation> broken = new ArrayList<>();
        try {
            broken.addAll(CredentialRules.check(CredentialJson.read(client, mode(), json)));
        } catch (InvalidInput e) {
            broken.addAll(e.violations());
        }
        if (!broken.isEmpty()) {
            throw usage(broken.stream().map(this::told).collect(Collectors.joining("; ")));
        }
    }

    private String told(Violation violation) {
        String option = given.stream()
                .filter(row -> row.field().equals(violation.path()))
                .map(Row::option)
                .findFirst()
                .orElseGet(() -> missing(violation.path()));
        return option + " " + violation.message();
    }

    /** All that could be given. */
    private String missing(String field) {
        String options = TABLE.stream()
                .filter(row -> row.mode() == mode() && row.field().equals(field))
                .map(Row::option)
                .collect(Collectors.joining(", "));
        return field.equals("key") || field.equals("masterSecret") ? options + " or " + GENERATE : options;
    }

    private ParameterException contradict(String one, String other) {
        throw usage(one + " and " + other + " contradict each other: give one");
    }

    private ParameterException usage(String message) {
        return new ParameterException(command, message);
    }
}
