/** Stores that forget everything at the end of the process: the library's default. */
@NullMarked
package io.lwm2m.bs.store.memory;

import org.jspecify.annotations.NullMarked;
