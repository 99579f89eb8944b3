// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Violation;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what went wrong: one clear line each on stderr, a stack trace only with {@code -v}. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final String US = "bs-demo: ";

    private final Terminal terminal;
    private final Settings settings;

    Complaints(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        ArgSpec arg = error.getArgSpec();
        String origin = arg == null || isOnCommandLine(arg, args)
                ? ""
                : settings.origin(arg).map(place -> " (from " + place + ")").orElse("");
        return usage(terminal, message(error) + origin, name(error.getCommandLine()));
    }

    /** As it is typed: {@code credential add}. */
    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("^\\S+[.]jar ", "");
    }

    private static boolean isOnCommandLine(ArgSpec arg, String[] args) {
        for (String word : args) {
            for (String name : arg.isOption() ? ((OptionSpec) arg).names() : new String[0]) {
                if (word.equals(name) || word.startsWith(name + "=")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String message(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return message(unmatched);
        }
        return String.valueOf(error.getMessage()).strip().replace(System.lineSeparator(), " ");
    }

    private static String message(UnmatchedArgumentException error) {
        String word = error.getUnmatched().get(0);
        String hint = error.getSuggestions().stream()
                .findFirst()
                .map(near -> ", did you mean '" + near.replace("bs-demo.jar ", "") + "'?")
                .orElse("");
        String kind = word.startsWith("-") ? "option" : "command or argument";
        return "there is no " + kind + " '" + word + "' here" + hint;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        if (isVerbose(parsed)) {
            error.printStackTrace(terminal.err());
        }
        print(terminal, message(error));
        return ExitCode.SOFTWARE;
    }

    private static boolean isVerbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        OptionSpec option = last.commandSpec().findOption("--verbose");
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    private static String message(Exception error) {
        if (error instanceof InvalidInput invalid) {
            return invalid.violations().stream().map(Violation::toString).collect(Collectors.joining("\n"));
        }
        if (error instanceof CommandFailed || error instanceof BootstrapException) {
            return String.valueOf(error.getMessage());
        }
        return "unexpected " + error + "; add -v for the trace";
    }

    /** Each line of a text on stderr. */
    static void print(Terminal terminal, String text) {
        text.lines().forEach(line -> terminal.err().println(US + line));
    }

    /** A usage error, with where to read more. */
    static int usage(Terminal terminal, String text, String command) {
        print(terminal, text);
        String help = command.endsWith(".jar") || command.startsWith("-") ? "--help" : command + " --help";
        terminal.err().println("Try: " + Launch.command() + " " + help);
        return ExitCode.USAGE;
    }
}
