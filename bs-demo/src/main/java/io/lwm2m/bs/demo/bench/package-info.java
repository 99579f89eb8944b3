/**
 * Measures what the README promises.
 *
 * <pre>
 * bench --&gt; web, store, device (simulated) --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.demo.bench;

import org.jspecify.annotations.NullMarked;
