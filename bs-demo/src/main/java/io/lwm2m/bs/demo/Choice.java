// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** An option and the one that declines it. Stateless. */
final class Choice {

    private Choice() {}

    /**
     * Whether the first one is chosen. A flag beats what the environment or the file say about the other one.
     *
     * @param otherwise what holds when neither is on the command line
     * @throws ParameterException when both are
     */
    static boolean of(CommandSpec command, String option, String declining, boolean otherwise) {
        ParseResult given = command.commandLine().getParseResult();
        boolean asked = given.hasMatchedOption(option);
        if (asked && given.hasMatchedOption(declining)) {
            throw new ParameterException(
                    command.commandLine(), option + " and " + declining + " contradict each other: give one");
        }
        return asked || otherwise;
    }
}
