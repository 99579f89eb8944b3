/**
 * The command {@code bs-demo.jar}: wiring, options, and the commands that talk to a running server over REST.
 *
 * <pre>
 * Main --&gt; Cli --&gt; ServeCommand --&gt; RunningServer --&gt; io.lwm2m.bs, io.lwm2m.bs.web
 *              --&gt; ConfigureCommand, ListCommand, RemoveCommand --&gt; RestClient --&gt; HTTP
 *              --&gt; DeviceCommand --&gt; io.lwm2m.bs.demo.device
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.demo;

import org.jspecify.annotations.NullMarked;
