// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import java.net.InetSocketAddress;

/**
 * A {@code coaps} endpoint to be served.
 *
 * @param address where; port 0 takes a free one
 * @param security who the server is, and whom it trusts
 * @param settings what it takes on at most
 */
public record Coaps(InetSocketAddress address, ServerSecurity security, DtlsSettings settings) {}
