/**
 * What happened, numbered, so that readers can go on where they stopped. Knows neither HTTP nor Jetty.
 *
 * <pre>
 * BootstrapServer --&gt; web.events --&gt; json, model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.web.events;

import org.jspecify.annotations.NullMarked;
