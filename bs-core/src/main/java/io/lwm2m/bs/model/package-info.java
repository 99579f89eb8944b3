/**
 * The nouns: immutable values that every other package speaks in, and the property table they derive from.
 *
 * <pre>
 * everything --&gt; model        model --&gt; nothing of this project
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.model;

import org.jspecify.annotations.NullMarked;
