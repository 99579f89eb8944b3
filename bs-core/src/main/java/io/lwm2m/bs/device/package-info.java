/**
 * The device's door: the seam to Eclipse Leshan. The only package that imports {@code org.eclipse.leshan.server}.
 *
 * <pre>
 * Leshan --&gt; device --&gt; resolve --&gt; store        device never knows admin
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.device;

import org.jspecify.annotations.NullMarked;
