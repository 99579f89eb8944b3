/** What keys may look like, and who listens for them. */
@NullMarked
package io.lwm2m.bs.demo.secrets;

import org.jspecify.annotations.NullMarked;
