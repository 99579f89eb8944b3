// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.web.events.LiveSessions;
import java.time.Clock;
import java.time.Instant;

/**
 * What a web server sees while it runs.
 *
 * @param clock the time of day
 * @param since when it was started, as far as clients are told
 * @param sessions the sessions in progress
 */
public record Watch(Clock clock, Instant since, LiveSessions sessions) {}
