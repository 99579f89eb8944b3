/** Tests of the simulated device. */
@NullMarked
package io.lwm2m.bs.demo.device;

import org.jspecify.annotations.NullMarked;
