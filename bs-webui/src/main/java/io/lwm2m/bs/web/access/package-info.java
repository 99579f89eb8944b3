/**
 * Who gets in: same-origin checks, tokens, sessions of browsers, throttled failures, and the audit log. Knows neither
 * Jetty nor operations.
 *
 * <pre>
 * web (Jetty), web.api --&gt; web.access --&gt; web.rest (callers, refusals), admin (tokens)
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.web.access;

import org.jspecify.annotations.NullMarked;
