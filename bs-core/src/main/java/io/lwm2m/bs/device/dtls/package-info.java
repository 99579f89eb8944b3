/**
 * Devices over DTLS: who this server is, whom it trusts, and the endpoint.
 *
 * <pre>
 * device --&gt; device.dtls --&gt; store, model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.device.dtls;

import org.jspecify.annotations.NullMarked;
