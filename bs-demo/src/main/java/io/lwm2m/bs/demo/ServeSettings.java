// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.SessionRules;
import java.util.Optional;

/**
 * What {@code serve} was asked to do.
 *
 * @param devices where devices are served
 * @param web how operators are served; empty for not at all
 * @param storage where configurations and sessions are kept
 * @param name the server's name in its session records
 * @param rules what holds for every session
 * @param output what is printed
 */
record ServeSettings(
        DoorSettings devices,
        Optional<RestSettings> web,
        StorageSettings storage,
        String name,
        SessionRules rules,
        Output output) {}
