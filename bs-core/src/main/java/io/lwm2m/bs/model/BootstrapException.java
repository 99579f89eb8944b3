// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.model;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** What can go wrong in this project's API. The message is meant for people and never contains a secret. */
public abstract sealed class BootstrapException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private BootstrapException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Without a stack trace, for what is no fault of this program and happens as often as others like. */
    private BootstrapException(String message) {
        super(message, null, false, false);
    }

    /** An argument that breaks rules. Nothing was changed. The message has the first 20 of them. */
    public static final class InvalidInput extends BootstrapException {

        private static final int TOLD = 20;

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient List<Violation> violations;

        /** All rules that the input breaks, at least one. */
        public InvalidInput(List<Violation> violations) {
            super(message(violations), null);
            this.violations = List.copyOf(violations);
        }

        /** One broken rule. */
        public InvalidInput(String path, String code, String message) {
            this(List.of(new Violation(path, code, message)));
        }

        private static String message(List<Violation> violations) {
            String told =
                    violations.stream().limit(TOLD).map(Violation::toString).collect(Collectors.joining("; "));
            int more = violations.size() - TOLD;
            return more > 0 ? told + "; and " + more + " more" : told;
        }

        /** All broken rules. */
        public List<Violation> violations() {
            return violations;
        }
    }

    /** A client or config id that is not there. Nothing was changed. */
    public static final class NotFound extends BootstrapException {

        @Serial
        private static final long serialVersionUID = 1L;

        /** With a message that names what is missing. */
        public NotFound(String message) {
            super(message, null);
        }
    }

    /** Somebody else changed the same client in between. Nothing was changed; read again and repeat. */
    public static final class Conflict extends BootstrapException {

        @Serial
        private static final long serialVersionUID = 1L;

        /** With a message that names the client. */
        public Conflict(String message) {
            super(message, null);
        }
    }

    /** The store could not do it. */
    public static final class StoreFailed extends BootstrapException {

        @Serial
        private static final long serialVersionUID = 1L;

        /** With what was tried and why it failed. */
        public StoreFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The server could not start. */
    public static final class StartFailed extends BootstrapException {

        @Serial
        private static final long serialVersionUID = 1L;

        /** With what to do about it. */
        public StartFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A session failed; fired as the event {@code error}. Has no stack trace: the session says what happened. */
    public static final class SessionFailed extends BootstrapException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient SessionRecord session;

        /** With the finished session. */
        public SessionFailed(SessionRecord session) {
            super(session.client() + ": " + session.result().cause().orElse("failed"));
            this.session = session;
        }

        /** The session with all its exchanges. */
        public SessionRecord session() {
            return session;
        }
    }
}
