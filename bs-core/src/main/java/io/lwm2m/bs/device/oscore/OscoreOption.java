// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import io.lwm2m.bs.model.Opaque;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the OSCORE option says (RFC 8613, section 6.1). cf-oscore reads it too, but logs an error for each one that cannot be
 * read, and reads beyond the end of some.
 *
 * @param number the message's number, Partial IV; empty when it goes with the number of its request
 * @param id what the sender is known by, kid
 * @param idContext what chooses between contexts with the same id, kid context
 */
record OscoreOption(OptionalInt number, Optional<Opaque> id, Optional<Opaque> idContext) {

    private static final int RESERVED = 0xe0;
    private static final int ID_CONTEXT = 0x10;
    private static final int ID = 0x08;
    private static final int NUMBER_LENGTH = 0x07;

    /** RFC 8613 allows 5; cf-oscore counts to 2^31. */
    private static final int LONGEST_NUMBER = 4;

    /** Reads it; empty when it cannot be read. */
    static Optional<OscoreOption> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(new OscoreOption(OptionalInt.empty(), Optional.empty(), Optional.empty()));
        }
        try {
            return read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Optional<OscoreOption> read(ByteBuffer option) {
        int flags = option.get();
        if ((flags & RESERVED) != 0 || (flags & NUMBER_LENGTH) > LONGEST_NUMBER) {
            return Optional.empty();
        }
        OptionalInt number = number(option, flags & NUMBER_LENGTH);
        Optional<Opaque> idContext =
                (flags & ID_CONTEXT) == 0 ? Optional.empty() : Optional.of(bytes(option, option.get() & 0xff));
        Opaque rest = bytes(option, option.remaining());
        boolean identified = (flags & ID) != 0;
        boolean wrong = number.orElse(0) < 0 || !identified && rest.size() > 0;
        return wrong
                ? Optional.empty()
                : Optional.of(new OscoreOption(number, identified ? Optional.of(rest) : Optional.empty(), idContext));
    }

    private static Opaque bytes(ByteBuffer option, int length) {
        byte[] bytes = new byte[length];
        option.get(bytes);
        return Opaque.of(bytes);
    }

    private static OptionalInt number(ByteBuffer option, int length) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << Byte.SIZE | option.get() & 0xff;
        }
        return length == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
