// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import io.lwm2m.bs.web.access.AuditLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log on stderr, see {@code logback.xml}. */
final class Logging {

    private Logging() {}

    /** Reads the configuration; SLF4J wants this done before several threads log. */
    static void prepare() {
        LoggerFactory.getILoggerFactory();
    }

    /** Shows what this project's own code does. */
    static void verbose() {
        if (LoggerFactory.getLogger("io.lwm2m") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
    }

    /**
     * Writes the audit log to a file instead.
     *
     * @throws CommandFailed when it cannot be written
     */
    static void audit(Path file) {
        if (LoggerFactory.getLogger(AuditLog.LOGGER) instanceof Logger logger) {
            FileAppender<ILoggingEvent> appender = new FileAppender<>();
            appender.setContext(logger.getLoggerContext());
            appender.setFile(file.toString());
            appender.setEncoder(lines(logger));
            appender.start();
            if (!appender.isStarted()) {
                throw new CommandFailed("--audit-log " + file + ": it cannot be written; check folder and permissions");
            }
            logger.addAppender(appender);
            logger.setAdditive(false);
        }
    }

    private static PatternLayoutEncoder lines(Logger logger) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %msg%n");
        encoder.start();
        return encoder;
    }
}
