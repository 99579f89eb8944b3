// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that was said: all loggers at TRACE, and what a test adds. Closed, all is as before. */
public final class Heard implements AutoCloseable {

    private final Queue<String> all = new ConcurrentLinkedQueue<>();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            add(
                    "log of " + event.getLoggerName(),
                    event.getFormattedMessage()
                            + Optional.ofNullable(event.getThrowableProxy())
                                    .map(ThrowableProxyUtil::asString)
                                    .orElse(""));
        }
    };

    /** Listens from now on. */
    public Heard() {
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        loggers.getLoggerList().stream()
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> {
                    levels.put(logger, logger.getLevel());
                    logger.setLevel(Level.TRACE);
                });
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        listener.setContext(loggers);
        listener.start();
        root.addAppender(listener);
    }

    /** Something else that was said, and who said it; gives it back. */
    public String add(String source, String text) {
        all.add(source + ": " + text);
        return text;
    }

    /** How many texts have a word in them. */
    public long count(String word) {
        return all.stream().filter(text -> text.contains(word)).count();
    }

    /** That no key is in any of it, however it is spelt. */
    public void assertHoldsNone(Collection<Key> keys) {
        for (Key key : keys) {
            for (String spelling : key.spellings()) {
                assertThat(all.stream().filter(text -> text.contains(spelling)).findFirst())
                        .as("where %s is spelt '%s'", key, spelling)
                        .isEmpty();
            }
        }
    }

    @Override
    public void close() {
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(listener);
        others.forEach(root::addAppender);
        listener.stop();
        levels.forEach(Logger::setLevel);
    }
}
