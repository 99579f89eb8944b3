// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Finished sessions in words, one line each, whatever devices put into their names and texts. */
final class SessionText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;

    /** Prints times of a zone. */
    SessionText(ZoneId zone) {
        this.zone = zone;
    }

    String started(Origin origin, Instant now) {
        return line(now, origin, "started a session");
    }

    String line(SessionRecord session) {
        return line(session.start().plus(session.duration()), session.origin(), ending(session));
    }

    private String line(Instant time, Origin origin, String what) {
        String client = origin.client().isEmpty() ? "(no name)" : origin.client();
        return oneLine(TIME.format(time.atZone(zone)) + " " + client + " " + what + ", from " + origin.peer() + " ("
                + origin.transport() + ")");
    }

    private static String ending(SessionRecord session) {
        String cause = session.result().cause().orElse("no cause given");
        String exchanges = count(session.exchanges().size(), "exchange");
        String warnings = session.result().warnings().stream()
                .map(warning -> "; warning: " + warning)
                .collect(Collectors.joining());
        return switch (session.outcome()) {
            case BOOTSTRAPPED -> "bootstrapped in " + millis(session.duration()) + ", " + exchanges + warnings;
            case FAILED -> "failed after " + millis(session.duration()) + ": " + cause + "; " + exchanges + warnings;
            case REFUSED -> "refused: " + cause;
        };
    }

    String line(Exchange exchange) {
        String format = exchange.format().map(name -> " " + name).orElse("");
        String bytes = exchange.bytes() == 0 ? "" : " " + count(exchange.bytes(), "byte");
        return oneLine("    " + exchange.operation().term() + " " + exchange.path() + format + bytes + " -> "
                + exchange.answer() + " " + millis(exchange.duration()));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\p{Zl}|\\p{Zp}|\\p{Cf}", "?");
    }
}
