// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import java.time.Duration;

/**
 * What holds for event streams.
 *
 * @param heartbeat how often an idle stream says that it is alive
 * @param review how often it is looked whether those who listen are still let in
 * @param replay how many events are kept for clients that come back
 * @param stalled how many events a client that takes nothing may miss before its stream is closed
 * @param listeners the most streams at a time
 */
record EventRules(Duration heartbeat, Duration review, int replay, int stalled, int listeners) {

    static final EventRules DEFAULT = new EventRules(Duration.ofSeconds(15), Duration.ofSeconds(5), 1000, 500, 100);
}
