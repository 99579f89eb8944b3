// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

/**
 * One rule that an input breaks; or, as a warning, one thing about an input that is worth a second look.
 *
 * @param path where in the input, for instance {@code lifetime} or {@code 1.serverURI}; empty for the whole
 * @param code a word for programs, for instance {@code out-of-range}
 * @param message for people: field, value (never a secret) and rule
 */
public record Violation(String path, String code, String message) {

    /** The same, found inside of a larger input. */
    public Violation under(String parent) {
        return new Violation(path.isEmpty() ? parent : parent + "." + path, code, message);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
