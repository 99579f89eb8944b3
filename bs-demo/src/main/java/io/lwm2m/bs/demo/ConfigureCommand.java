// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;

import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Shown;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code configure}: gives a client one server account from options, or one or more from a file. */
@Command(
        name = "configure",
        synopsisHeading = "Usage: java -jar ",
        customSynopsis = {
            "bs-demo.jar configure NAME --serverURI URI [PROPERTIES]",
            "       java -jar bs-demo.jar configure NAME --file FILE.json"
        },
        sortOptions = false,
        description = {
            "Add a server account to a client, known or not. One whose serverURI the client has already replaces that"
                    + " one and keeps its config id.",
            "",
            "Opaque values: hex:00ff, base64:AP8=, text:abc, PEM, or plain text. @FILE reads the value from a file"
                    + " (these forms, or else its bytes as they are), which keeps keys out of the process list"
                    + " and the shell's history.",
            ""
        })
final class ConfigureCommand implements Callable<Integer> {

    private static final String GENERATE = "--generate-psk";

    @Parameters(paramLabel = "NAME", converter = NameOf.class, description = "The client: its endpoint name.")
    String name = "";

    @Option(
            names = GENERATE,
            paramLabel = "16..64",
            arity = "0..1",
            fallbackValue = "16",
            converter = KeyBytes.class,
            order = 69,
            description =
                    "Make a PSK of so many random bytes, in place of --secretKey, and the identity NAME-N, N being the"
                            + " short server id, unless --pubKeyId is given. They are shown this once. Without a number 16: many"
                            + " devices, older Zephyr for instance, have no room for more.")
    @Nullable Integer generate;

    @Option(
            names = "--file",
            paramLabel = "FILE.json",
            order = 70,
            description = "Take the configuration, or a list of them, from a file.")
    @Nullable Path file;

    @Mixin
    ServerOption server = new ServerOption();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    private final Terminal terminal;

    private ConfigureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with an option for each property. */
    static CommandSpec spec(Terminal terminal) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ConfigureCommand(terminal));
        PropertyOptions.addTo(spec);
        return spec;
    }

    @Override
    public Integer call() {
        Object json = json(Objects.requireNonNull(spec));
        RestClient client = server.client(terminal.environment());
        Map<?, ?> answer = RestClient.object(client.post(client.uri("/configs/" + RestClient.segment(name)), json));
        ChangeAnswer.print(terminal, name + " configured", answer, this::print);
        return 0;
    }

    private void print(Map<?, ?> key) {
        String path = String.valueOf(key.get("path"));
        String account = path.substring(0, path.indexOf('.') + 1);
        List.of(PUB_KEY_ID, SECRET_KEY)
                .forEach(row -> terminal.out().println(account + row.name() + ": " + key.get(row.name())));
    }

    private @Nullable Object json(CommandSpec command) {
        Map<String, Object> given = PropertyOptions.given(command.commandLine().getParseResult());
        if (generate != null && given.put(SECRET_KEY.name(), Map.of("generate", generate)) != null) {
            throw new ParameterException(
                    command.commandLine(), GENERATE + " and --secretKey contradict each other: give one");
        }
        if (given.isEmpty() == (file == null)) {
            String what = file == null ? "give --serverURI, or --file" : "give either --file or properties, not both";
            throw new ParameterException(command.commandLine(), what);
        }
        return file == null ? given : read(file);
    }

    private static @Nullable Object read(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Json.read(text);
        } catch (IOException e) {
            throw Unreadable.file("--file", file.toString(), e);
        } catch (InvalidInput e) {
            throw new CommandFailed("--file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads how many bytes a key is to have. */
    static final class KeyBytes implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            long bytes = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
            if (!Properties.GENERATED_BYTES.allows().test(bytes)) {
                String rule = "must be a number of bytes from 16 to 64, not '" + Shown.cut(text) + "'";
                throw new TypeConversionException(rule);
            }
            return (int) bytes;
        }
    }
}
