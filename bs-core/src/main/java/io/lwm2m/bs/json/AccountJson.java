// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.validate.AccountReader;
import io.lwm2m.bs.validate.ClientRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Server accounts in the wiki's shape. Readers say everything that is wrong at once. Stateless. */
public final class AccountJson {

    private AccountJson() {}

    /** One account; secrets as their mask. */
    public static Map<String, Object> toJson(ServerAccount account) {
        Map<String, Object> json = new LinkedHashMap<>();
        account.values().keySet().forEach(property -> put(json, account, property));
        return json;
    }

    /** Config id to account. */
    public static Map<String, Object> toJson(Map<Integer, ServerAccount> accounts) {
        Map<String, Object> json = new LinkedHashMap<>();
        accounts.forEach((id, account) -> json.put(id.toString(), toJson(account)));
        return json;
    }

    /** The same with the secrets themselves, for an export that the operator asked for. Never for a log or a reply. */
    public static Map<String, Object> reveal(Map<Integer, ServerAccount> accounts) {
        Map<String, Object> json = new LinkedHashMap<>();
        accounts.forEach((id, account) -> {
            Map<String, Object> properties = toJson(account);
            account.values().forEach((property, value) -> {
                if (value instanceof Secret secret) {
                    properties.put(property.name(), secret.reveal());
                }
            });
            json.put(id.toString(), properties);
        });
        return json;
    }

    /** Client name to config id to account. */
    public static Map<String, Object> toJson(Iterable<ClientConfigurations> clients) {
        Map<String, Object> json = new LinkedHashMap<>();
        clients.forEach(client -> json.put(client.client(), toJson(client.accounts())));
        return json;
    }

    /**
     * One account, or a list of them: what {@code configure} takes.
     *
     * @throws InvalidInput when it is something else, or breaks rules
     */
    public static List<ServerAccount> readAccounts(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return List.of(AccountReader.read(names(object)));
        }
        if (json instanceof List<?> list) {
            SortedMap<Integer, Object> numbered = new TreeMap<>();
            list.forEach(item -> numbered.put(numbered.size(), item));
            return new ArrayList<>(readNumbered(numbered, new ArrayList<>()).values());
        }
        throw new InvalidInput("", "wrong-type", "must be a configuration (an object) or a list of them");
    }

    /**
     * Config id to account, or a list of accounts which are numbered from 0: all that a client has.
     *
     * @throws InvalidInput when it is something else, or breaks rules
     */
    public static SortedMap<Integer, ServerAccount> readClient(@Nullable Object json) {
        SortedMap<Integer, Object> numbered = new TreeMap<>();
        List<Violation> broken = new ArrayList<>();
        if (json instanceof Map<?, ?> object) {
            names(object).forEach((id, item) -> number(id, item, numbered, broken));
        } else if (json instanceof List<?> list) {
            list.forEach(item -> numbered.put(numbered.size(), item));
        } else {
            String shape = "must be an object of config id to configuration, such as {\"0\": {...}}, or a list";
            throw new InvalidInput("", "wrong-type", shape);
        }
        return readNumbered(numbered, broken);
    }

    private static void number(String id, Object item, Map<Integer, Object> numbered, List<Violation> broken) {
        try {
            numbered.put(configId(id), item);
        } catch (InvalidInput e) {
            broken.addAll(e.violations());
        }
    }

    private static SortedMap<Integer, ServerAccount> readNumbered(
            SortedMap<Integer, Object> numbered, List<Violation> broken) {
        ClientRules.checkCount(numbered.size()).ifPresent(tooMany -> {
            throw new InvalidInput(List.of(tooMany));
        });
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>();
        numbered.forEach((id, item) -> {
            List<Violation> here = new ArrayList<>();
            if (item instanceof Map<?, ?> object) {
                accounts.put(id, AccountReader.read(names(object), here));
            } else {
                here.add(new Violation("", "wrong-type", "must be a configuration, that is an object"));
            }
            here.forEach(violation -> broken.add(violation.under(id.toString())));
        });
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return accounts;
    }

    /**
     * Reads a config id.
     *
     * @throws InvalidInput when it is no number from 0 to 65533
     */
    public static int configId(String text) {
        if (text.matches("0|[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65533) {
            return Integer.parseInt(text);
        }
        String why = "the config id must be a number from 0 to 65533, not '" + Shown.cut(text) + "'";
        throw new InvalidInput("configId", "wrong-type", why);
    }

    private static Map<String, Object> names(Map<?, ?> object) {
        Map<String, Object> names = new LinkedHashMap<>();
        object.forEach((name, value) -> names.put(String.valueOf(name), value));
        return names;
    }

    private static <T> void put(Map<String, Object> json, ServerAccount account, Property<T> property) {
        account.get(property)
                .ifPresent(value -> json.put(property.name(), property.type().toJson(value)));
    }
}
