// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.ValueType;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Accounts that have a value for every row of the property table; its secrets contain the word sesame. */
public final class AccountSamples {

    private static final Map<ValueType<?>, Object> BY_TYPE = Map.of(
            ValueType.PHONE,
            "text \u00fc\ud83d\ude00 '\"\\",
            ValueType.INTEGER,
            3L,
            ValueType.UNSIGNED,
            2L,
            ValueType.UNSIGNED_LIST,
            List.of(49320L, 0L, 49320L),
            ValueType.BOOLEAN,
            false,
            ValueType.OPAQUE,
            Opaque.of(new byte[] {0, 1, 2, -1, 'h', 10}),
            ValueType.SECRET,
            Secret.ofText("open sesame \u00fc00"),
            ValueType.LINK,
            new ObjectLink(11, 65534),
            ValueType.RIGHTS,
            Map.of(new ObjectLink(3, 0), 31L, new ObjectLink(65534, 65534), 0L));

    private static final Map<Property<?>, Object> BY_PROPERTY = Map.of(
            Properties.SERVER_URI,
            "coaps://[2001:db8::1]:5684",
            Properties.SECURITY_MODE,
            4L,
            Properties.SERVER_PUB_KEY_ID,
            Opaque.of(HexFormat.of().parseHex("ff00".repeat(24))),
            Properties.SNI,
            "lwm2m_1.example.org",
            Properties.BINDING,
            "UTSNM",
            Properties.PREFERRED_TRANSPORT,
            "N",
            Properties.OSCORE_SENDER_ID,
            Opaque.of(new byte[] {-1}),
            Properties.OSCORE_RECIPIENT_ID,
            Opaque.of(new byte[] {1, 2, 3, 4, 5, 6, 7}));

    private AccountSamples() {}

    /** An account that keeps every rule. */
    public static ServerAccount everything() {
        return everything(Secret.ofText("open sesame 1234"));
    }

    /** The same with other secrets. */
    public static ServerAccount everything(Secret secret) {
        ServerAccount account = ServerAccount.empty();
        for (Property<?> row : Properties.ALL) {
            account = with(account, row, row.isSecret() ? secret : sample(row));
        }
        return account;
    }

    private static Object sample(Property<?> row) {
        return BY_PROPERTY.getOrDefault(row, BY_TYPE.get(row.type()));
    }

    @SuppressWarnings("unchecked") // the samples are of their rows' types
    private static <T> ServerAccount with(ServerAccount account, Property<T> row, Object value) {
        return account.with(row, (T) value);
    }
}
