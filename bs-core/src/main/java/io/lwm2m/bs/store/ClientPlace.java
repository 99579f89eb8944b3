// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.store.ClientSearch.Order;

/**
 * A client's place among others; as text it says where a page starts.
 *
 * @param changedMillis when the client was changed last, in milliseconds since 1970; 0 when that is not known
 * @param client the client name
 */
public record ClientPlace(long changedMillis, String client) {

    /** The text: just the name in the orders by name. */
    public String in(Order order) {
        return order.isByChange() ? changedMillis + ":" + client : client;
    }

    /**
     * Reads the text.
     *
     * @throws InvalidInput when it is of another order
     */
    public static ClientPlace read(String text, Order order) {
        if (!order.isByChange()) {
            return new ClientPlace(0, text);
        }
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches("[0-9]{1,18}")) {
            throw new InvalidInput(
                    "after",
                    "wrong-type",
                    "must be what a page in the order '" + order.word() + "' gave, not '" + Shown.cut(text) + "'");
        }
        return new ClientPlace(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
