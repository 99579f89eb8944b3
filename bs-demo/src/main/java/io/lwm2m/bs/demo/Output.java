// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

/**
 * What {@code serve} prints of sessions.
 *
 * @param quiet no line per session
 * @param verbose a line per exchange too
 */
record Output(boolean quiet, boolean verbose) {}
