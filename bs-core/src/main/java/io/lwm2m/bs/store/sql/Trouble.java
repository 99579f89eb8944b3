// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * What kind of trouble a database has, out of what its driver threw.
 *
 * @param kind the kind
 * @param cause what was thrown, without what was put around it
 */
record Trouble(Kind kind, Throwable cause) {

    /** Kinds that people can do something about. */
    enum Kind {
        AWAY,
        BUSY,
        DAMAGED,
        FULL,
        LOCKED,
        RACED,
        READ_ONLY,
        TAKEN,
        OTHER
    }

    static Trouble of(Throwable thrown) {
        Throwable cause = thrown;
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            // a pool puts its own complaint around the reason
            if (next instanceof SQLException) {
                cause = next;
            }
        }
        return new Trouble(kind(cause, thrown), cause);
    }

    private static Kind kind(Throwable cause, Throwable thrown) {
        // by number: SQLite's driver need not be there
        if (cause instanceof SQLException sqlite && sqlite.getErrorCode() != 0) {
            return kind(sqlite.getErrorCode());
        }
        String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        if (cause instanceof SQLTransientConnectionException) {
            return Kind.BUSY;
        }
        return state.startsWith("08") || state.startsWith("57P") || isPoolEmpty(thrown) ? Kind.AWAY : stateKind(state);
    }

    private static boolean isPoolEmpty(Throwable thrown) {
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            if (next instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static Kind stateKind(String state) {
        return switch (state) {
            case "53100" -> Kind.FULL;
            case "25006" -> Kind.READ_ONLY;
            case "23505" -> Kind.TAKEN;
            case "40001", "40P01" -> Kind.RACED;
            default -> Kind.OTHER;
        };
    }

    /** SQLite's result codes; PostgreSQL's driver has no numbers. */
    private static Kind kind(int code) {
        return switch (code & 0xff) {
            case 5, 6 -> Kind.LOCKED;
            case 8, 14 -> Kind.READ_ONLY;
            case 10, 13 -> Kind.FULL;
            case 11, 26 -> Kind.DAMAGED;
            case 19 -> Kind.TAKEN;
            default -> Kind.OTHER;
        };
    }

    /** Why a start fails, and what to do. */
    String advice() {
        return switch (kind) {
            case AWAY -> "cannot be reached (" + line() + "): check address, user and password, and that it runs";
            case BUSY -> "does not answer (" + line() + "): try again";
            case DAMAGED -> "is damaged: restore it from a backup";
            case FULL -> "cannot be written to (" + line() + "): check the disk and its free space";
            case LOCKED -> "is locked by another program: end that one, or choose another file with --db";
            case READ_ONLY -> "cannot be written to (" + line() + "): check the permissions";
            case RACED, TAKEN, OTHER -> "cannot be used: " + line();
        };
    }

    /** Why a call failed. */
    String complaint() {
        return switch (kind) {
            case AWAY -> "the database cannot be reached now";
            case BUSY -> "the database cannot take more work now";
            case DAMAGED -> "the database is damaged: restore it from a backup";
            case FULL -> "the database cannot write, its disk is full or broken; nothing was changed";
            case LOCKED -> "the database is locked by another program; nothing was changed";
            case READ_ONLY -> "the database cannot be written to; nothing was changed";
            case RACED -> "somebody else changed the same in the database; nothing was changed, try again";
            case TAKEN, OTHER -> "the database failed: " + line();
        };
    }

    private String line() {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
