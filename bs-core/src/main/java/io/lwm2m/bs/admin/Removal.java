// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import java.time.Instant;

/**
 * What was removed can be brought back for a while, with {@link ConfigurationAdmin#undo}.
 *
 * @param client the client name
 * @param undo what to ask for it with
 * @param until how long, unless very many others are removed meanwhile
 */
public record Removal(String client, String undo, Instant until) {}
