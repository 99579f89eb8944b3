// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
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
}
