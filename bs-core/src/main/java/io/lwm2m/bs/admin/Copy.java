// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A client's accounts for another one. What one device proves itself with is no other's business: keys, and the identities
 * that go with them, stay behind unless they are asked for.
 *
 * @param secrets whether keys and identities go along
 * @param given properties by config id that take the place of what is copied, as JSON
 */
public record Copy(boolean secrets, Map<String, ? extends Map<?, ?>> given) {

    /** Copies the map. */
    public Copy {
        given = Map.copyOf(given);
    }

    SortedMap<Integer, ServerAccount> of(ClientConfigurations source) {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>(source.accounts());
        if (!secrets) {
            accounts.replaceAll((id, account) -> withoutOwn(account));
        }
        Map<String, Map<String, Object>> json = new LinkedHashMap<>();
        accounts.forEach((id, account) -> json.put(id.toString(), AccountJson.toJson(account)));
        given.forEach((id, properties) -> {
            Map<String, Object> copied = json.get(id);
            if (copied == null) {
                throw new InvalidInput(
                        Shown.cut(id), "unknown-id", "the client has no such configuration; it has " + json.keySet());
            }
            properties.forEach((name, value) -> copied.put(String.valueOf(name), value));
        });
        return Merge.over(accounts, AccountJson.readClient(json));
    }

    /** The security mode may have been plain from the keys only. */
    private static ServerAccount withoutOwn(ServerAccount account) {
        ServerAccount left = account;
        for (Property<?> property : account.values().keySet()) {
            left = isOwn(property) ? left.without(property) : left;
        }
        boolean changed = !left.equals(account);
        return changed && account.get(Properties.SECURITY_MODE).isEmpty()
                ? left.with(
                        Properties.SECURITY_MODE,
                        SecurityMode.of(account).orElse(SecurityMode.NO_SEC).code())
                : left;
    }

    private static boolean isOwn(Property<?> property) {
        return property.isSecret()
                || property.equals(Properties.PUB_KEY_ID)
                || property.equals(Properties.OSCORE_SENDER_ID);
    }
}
