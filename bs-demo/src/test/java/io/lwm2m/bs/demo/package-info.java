/** Tests of the commands. */
@NullMarked
package io.lwm2m.bs.demo;

import org.jspecify.annotations.NullMarked;
