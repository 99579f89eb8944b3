// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.bench.BenchCommand;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: which commands there are, where options come from, and how errors are told. */
public final class Cli {

    private static final Set<String> NOT_SETTABLE = Set.of("config", "help");

    private Cli() {}

    /**
     * Runs one command. {@code serve}, which is also what no arguments mean, returns when its thread is interrupted.
     *
     * @return the exit code: 0 done, 1 failed, 2 usage
     */
    public static int run(Terminal terminal, String... args) {
        String[] words = withServe(args);
        if (Arrays.stream(words).anyMatch(word -> word.indexOf('\uFFFD') >= 0)) {
            String why = "an argument has characters that this locale does not know; set LC_ALL=C.UTF-8";
            return Complaints.usage(terminal, why, words[0]);
        }
        CommandLine commands = commands(terminal);
        Set<String> known = settable(commands);
        try {
            SettingsFile file = config(words, terminal.environment())
                    .map(path -> SettingsFile.read(path, known))
                    .orElse(SettingsFile.none());
            Settings settings = new Settings(terminal.environment(), file, known);
            commands.setDefaultValueProvider(settings);
            Complaints complaints = new Complaints(terminal, settings);
            commands.setParameterExceptionHandler(complaints);
            commands.setExecutionExceptionHandler(complaints);
            return commands.execute(words);
        } catch (IllegalArgumentException e) {
            return Complaints.usage(terminal, String.valueOf(e.getMessage()), words[0]);
        } catch (CommandFailed e) {
            Complaints.print(terminal, String.valueOf(e.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static CommandLine commands(Terminal terminal) {
        CommandLine commands = new CommandLine(new RootCommand());
        commands.addSubcommand(new ServeCommand(terminal));
        commands.addSubcommand(ConfigureCommand.spec(terminal));
        commands.addSubcommand(new ListCommand(terminal));
        commands.addSubcommand(new RemoveCommand(terminal));
        commands.addSubcommand(CredentialCommand.of(terminal));
        commands.addSubcommand(new DeviceCommand(terminal));
        commands.addSubcommand(new ImportCommand(terminal));
        commands.addSubcommand(new ExportCommand(terminal));
        commands.addSubcommand(new BackupCommand(terminal));
        commands.addSubcommand(new RekeyCommand(terminal));
        commands.addSubcommand(IdentityCommand.of(terminal));
        commands.addSubcommand(TokenCommand.of(terminal));
        commands.addSubcommand(BenchCommand.of(terminal));
        commands.setExpandAtFiles(false);
        commands.setOut(new PrintWriter(terminal.out(), true));
        commands.setErr(new PrintWriter(terminal.err(), true));
        return commands;
    }

    /** {@code serve} may be left out. */
    private static String[] withServe(String[] args) {
        List<String> other = List.of("-h", "--help", "-V", "--version");
        boolean serve = args.length == 0 || args[0].startsWith("-") && !other.contains(args[0]);
        if (!serve) {
            return args;
        }
        String[] words = new String[args.length + 1];
        words[0] = "serve";
        System.arraycopy(args, 0, words, 1, args.length);
        return words;
    }

    private static Optional<String> config(String[] words, Map<String, String> environment) {
        List<String> list = Arrays.asList(words);
        int at = list.lastIndexOf("--config");
        if (at >= 0 && at + 1 < list.size()) {
            return Optional.of(list.get(at + 1));
        }
        return list.stream()
                .filter(word -> word.startsWith("--config="))
                .map(word -> word.substring("--config=".length()))
                .findFirst()
                .or(() -> Optional.ofNullable(environment.get("BS_CONFIG")))
                .filter(path -> !path.isBlank());
    }

    /** Which options can come from the environment or the file, without their dashes. */
    private static Set<String> settable(CommandLine commands) {
        Set<String> known = new TreeSet<>(Set.of("url", "token-file", "ca-file"));
        for (String command : List.of("serve", "device")) {
            CommandSpec spec = commands.getSubcommands().get(command).getCommandSpec();
            spec.options().stream().map(Settings::key).forEach(known::add);
        }
        known.removeAll(NOT_SETTABLE);
        return known;
    }
}
