/**
 * The operator's door: configure, list, find, remove; and the tokens of operators.
 *
 * <pre>
 * web, cli --&gt; admin --&gt; validate, store --&gt; model        admin never knows device
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.admin;

import org.jspecify.annotations.NullMarked;
