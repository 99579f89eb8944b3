// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import java.time.Clock;
import java.time.Duration;

/**
 * What holds for a web server.
 *
 * @param heartbeat how often an idle event stream says that it is alive
 * @param replay how many events are kept for clients that come back
 * @param stalled how many events a client that takes nothing may miss before its stream is closed
 * @param listeners the most event streams at a time
 * @param clock the time of day
 */
record WebSettings(Duration heartbeat, int replay, int stalled, int listeners, Clock clock) {

    static final WebSettings DEFAULT = new WebSettings(Duration.ofSeconds(15), 1000, 500, 100, Clock.systemUTC());
}
