// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.SessionRules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code serve} was asked to do.
 *
 * @param coap where devices are served
 * @param web where the REST API is served; empty for nowhere
 * @param load configurations to start with
 * @param rules what holds for every session
 * @param quiet no line per session
 * @param verbose a line per exchange too
 */
record ServeSettings(
        HostPort coap,
        Optional<HostPort> web,
        Optional<Path> load,
        SessionRules rules,
        boolean quiet,
        boolean verbose) {}
