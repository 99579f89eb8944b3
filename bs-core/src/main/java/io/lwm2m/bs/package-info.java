/**
 * The facade: {@link io.lwm2m.bs.BootstrapServer}, its builder and its listener. What a Java developer imports.
 *
 * <pre>
 * io.lwm2m.bs --&gt; admin (operator's door), device (device's door)
 * </pre>
 */
@NullMarked
package io.lwm2m.bs;

import org.jspecify.annotations.NullMarked;
