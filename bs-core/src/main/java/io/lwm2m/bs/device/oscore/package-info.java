/**
 * OSCORE (RFC 8613) on the plain {@code coap} endpoint, with the cryptography of Californium's {@code cf-oscore}. Its
 * layers are not used: they take unprotected answers for protected ones, move the replay window before a message is
 * verified, number messages from 0 again after a restart, and encrypt each retransmission anew.
 *
 * <pre>
 * device --&gt; device.oscore --&gt; store        OscoreEndpointFactory --&gt; OscoreStack --&gt; OscoreLayer --&gt; OscoreClients
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.device.oscore;

import org.jspecify.annotations.NullMarked;
