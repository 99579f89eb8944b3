/**
 * What an operation needs: its request, its answers, its description; and the routes to it. Knows neither Jetty nor the
 * bootstrap server, only JSON and the exceptions of the model.
 *
 * <pre>
 * web, web.api --&gt; web.rest --&gt; json, model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.web.rest;

import org.jspecify.annotations.NullMarked;
