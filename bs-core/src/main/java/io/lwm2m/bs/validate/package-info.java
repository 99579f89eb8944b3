/**
 * Every rule, and every violation at once.
 *
 * <pre>
 * web, cli --&gt; admin --&gt; validate --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.validate;

import org.jspecify.annotations.NullMarked;
