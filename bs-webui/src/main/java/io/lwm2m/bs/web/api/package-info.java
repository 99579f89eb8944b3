/**
 * The operations of the REST API, one class each.
 *
 * <pre>
 * web --&gt; web.api --&gt; web.rest; BootstrapServer, admin, json
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.web.api;

import org.jspecify.annotations.NullMarked;
