/**
 * Which accounts a client gets.
 *
 * <pre>
 * device --&gt; resolve --&gt; store --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.resolve;

import org.jspecify.annotations.NullMarked;
