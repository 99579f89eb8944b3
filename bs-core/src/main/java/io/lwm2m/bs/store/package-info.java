/**
 * Where configurations, credentials, tokens and the journal live: one interface each, implemented by {@code store.memory}.
 *
 * <pre>
 * admin, resolve --&gt; store --&gt; model
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.store;

import org.jspecify.annotations.NullMarked;
