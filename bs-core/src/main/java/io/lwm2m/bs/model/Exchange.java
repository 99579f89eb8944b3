// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.time.Duration;
import java.util.Optional;

/**
 * One request of a session and what the client answered. A Bootstrap-Pack-Request is the client's: payload and code are
 * those of the server's answer, and the code is there when the client has acknowledged all of it.
 *
 * @param operation the LwM2M operation
 * @param path the LwM2M path, for instance {@code /0/1}; {@code /bs} for Bootstrap-Finish
 * @param format the content format of the payload, empty without payload
 * @param bytes the size of the payload
 * @param answer what came back
 * @param duration from handing the message over for sending to its answer
 */
public record Exchange(
        Operation operation, String path, Optional<String> format, int bytes, Answer answer, Duration duration) {

    /** Operations of the bootstrap interface (LwM2M Core 1.2, section 6.1). */
    public enum Operation {
        /** Bootstrap-Discover. */
        DISCOVER("Bootstrap-Discover"),
        /** Bootstrap-Delete. */
        DELETE("Bootstrap-Delete"),
        /** Bootstrap-Write. */
        WRITE("Bootstrap-Write"),
        /** Bootstrap-Read. */
        READ("Bootstrap-Read"),
        /** Bootstrap-Finish. */
        FINISH("Bootstrap-Finish"),
        /** Bootstrap-Pack-Request. */
        PACK("Bootstrap-Pack-Request");

        private final String term;

        Operation(String term) {
            this.term = term;
        }

        /** The OMA name. */
        public String term() {
            return term;
        }
    }

    /**
     * A request on its way to the client.
     *
     * @param operation the LwM2M operation
     * @param path the LwM2M path
     * @param format the content format of its payload, empty without payload
     * @param bytes the size of its payload
     */
    public record Request(Operation operation, String path, Optional<String> format, int bytes) {

        /** The exchange that it became. */
        public Exchange answered(Answer answer, Duration duration) {
            return new Exchange(operation, path, format, bytes, answer, duration);
        }
    }

    /** What was asked for. */
    public Request request() {
        return new Request(operation, path, format, bytes);
    }

    /**
     * What came back.
     *
     * @param code the response code, for instance {@code 2.04}; empty when there was no response
     * @param diagnostic the client's diagnostic text, or why there was no response; empty when there is none
     */
    public record Answer(Optional<String> code, Optional<String> diagnostic) {

        @Override
        public String toString() {
            return code.orElse("no answer")
                    + diagnostic.map(text -> " \"" + text + "\"").orElse("");
        }
    }

    @Override
    public String toString() {
        return operation.term() + " " + path + ": " + answer;
    }
}
