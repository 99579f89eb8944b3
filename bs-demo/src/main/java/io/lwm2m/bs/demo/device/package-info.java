/**
 * A simulated device: Eclipse Leshan's LwM2M client, which bootstraps and does nothing else, and tells what it holds then.
 *
 * <pre>
 * DeviceCommand, tests --&gt; SimulatedDevice --&gt; BootstrapEngine, Held objects --&gt; Leshan client
 * </pre>
 */
@NullMarked
package io.lwm2m.bs.demo.device;

import org.jspecify.annotations.NullMarked;
