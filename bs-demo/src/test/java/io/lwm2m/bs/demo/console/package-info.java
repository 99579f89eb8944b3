/** The web console in a real browser, as people use it. */
@NullMarked
package io.lwm2m.bs.demo.console;

import org.jspecify.annotations.NullMarked;
