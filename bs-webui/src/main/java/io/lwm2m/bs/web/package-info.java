/**
 * REST and events over HTTP. This package is the only one that knows Jetty; it carries what the others say.
 *
 * <pre>
 * web (Jetty) --&gt; web.api (one operation a class) --&gt; web.rest (requests, answers, routes) --&gt; admin, json
 *     web, web.api --&gt; web.access (who gets in) --&gt; web.rest, admin
 *     web --&gt; web.events (what happened, numbered) --&gt; BootstrapListener
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.web;

import org.jspecify.annotations.NullMarked;
