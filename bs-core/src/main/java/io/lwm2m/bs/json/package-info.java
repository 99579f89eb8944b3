/**
 * The JSON form of the model, in the wiki's shape. Only {@link io.lwm2m.bs.json.Json} knows the JSON library; the rest
 * turns values into maps and lists and back.
 *
 * <pre>
 * web, cli, admin, store --&gt; json --&gt; validate --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.json;

import org.jspecify.annotations.NullMarked;
