// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store.sql;

import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client's accounts as two columns: JSON with masks, and the secrets behind the masks. */
final class AccountText {

    private final SecretBox box;

    AccountText(SecretBox box) {
        this.box = box;
    }

    static String accounts(Map<Integer, ServerAccount> accounts) {
        return Json.write(AccountJson.toJson(accounts));
    }

    byte @Nullable [] secrets(String client, Map<Integer, ServerAccount> accounts) {
        Map<String, Object> secrets = new LinkedHashMap<>();
        accounts.forEach((id, account) -> account.values().forEach((property, value) -> {
            if (value instanceof Secret secret) {
                secrets.put(id + "." + property.name(), secret.reveal());
            }
        }));
        return secrets.isEmpty() ? null : box.seal(client, Json.write(secrets).getBytes(StandardCharsets.UTF_8));
    }

    /** Only types are looked at: what was good when it was stored must stay readable when rules change. */
    SortedMap<Integer, ServerAccount> read(String client, String accounts, byte @Nullable [] secrets) {
        try {
            SortedMap<Integer, ServerAccount> read = new TreeMap<>();
            object(Json.read(accounts)).forEach((id, values) -> read.put(Integer.valueOf(id), account(object(values))));
            if (secrets != null) {
                String opened = new String(box.open(client, secrets), StandardCharsets.UTF_8);
                object(Json.read(opened)).forEach((place, text) -> unmask(read, place, text.toString()));
            }
            return read;
        } catch (BootstrapException.InvalidInput | IllegalArgumentException e) {
            throw new StoreFailed(
                    "what is stored for client '" + client + "' cannot be understood: " + e.getMessage(), e);
        }
    }

    private static ServerAccount account(Map<String, Object> values) {
        ServerAccount account = ServerAccount.empty();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Property<?> property = Properties.named(value.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("there is no property " + value.getKey()));
            account = withJson(account, property, value.getValue());
        }
        return account;
    }

    private static <T> ServerAccount withJson(ServerAccount account, Property<T> property, Object value) {
        return account.with(property, property.type().fromJson(value));
    }

    private static Map<String, Object> object(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), value));
        return object;
    }

    private static void unmask(SortedMap<Integer, ServerAccount> accounts, String place, String text) {
        int dot = place.indexOf('.');
        Optional<Property<?>> property = Properties.named(place.substring(dot + 1));
        property.ifPresent(row -> accounts.computeIfPresent(
                Integer.valueOf(place.substring(0, dot)), (id, account) -> with(account, row, text)));
    }

    private static <T> ServerAccount with(ServerAccount account, Property<T> property, String text) {
        return account.with(property, property.type().fromText(text));
    }
}
