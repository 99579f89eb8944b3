// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns untyped properties, as JSON gives them, into a {@link ServerAccount}. Stateless. */
public final class AccountReader {

    private AccountReader() {}

    /**
     * Reads one account: names and types are checked here, rules by {@link AccountRules}.
     *
     * @throws InvalidInput with every misspelt name, every wrong type and, where types allow, every broken rule
     */
    public static ServerAccount read(Map<String, ?> properties) {
        List<Violation> broken = new ArrayList<>();
        ServerAccount account = read(properties, broken);
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return account;
    }

    /** As {@link #read(Map)}, but adds the violations to a list; the account has what could be read. */
    public static ServerAccount read(Map<String, ?> properties, List<Violation> broken) {
        ServerAccount account = ServerAccount.empty();
        int before = broken.size();
        for (Map.Entry<String, ?> entry : properties.entrySet()) {
            Optional<Property<?>> property = Properties.named(entry.getKey());
            if (property.isEmpty()) {
                broken.add(unknown(entry.getKey()));
            } else {
                account = readValue(account, property.get(), entry.getValue(), broken);
            }
        }
        addRules(account, broken, before);
        return account;
    }

    private static <T> ServerAccount readValue(
            ServerAccount account, Property<T> property, Object raw, List<Violation> broken) {
        try {
            return account.with(property, property.type().fromJson(raw));
        } catch (IllegalArgumentException e) {
            broken.add(new Violation(property.name(), "wrong-type", e.getMessage()));
            return account;
        }
    }

    /** The rules too, so that all is said at once; but not about a property that could not even be read. */
    private static void addRules(ServerAccount account, List<Violation> broken, int before) {
        List<String> told = broken.stream().skip(before).map(Violation::path).toList();
        broken.addAll(AccountRules.check(account, told));
    }

    private static Violation unknown(String name) {
        String hint = Suggestion.forName(name)
                .map(near -> ", did you mean '" + near + "'?")
                .orElse("; the properties are listed in the README");
        String shown = ClientName.shown(name.length() > 60 ? name.substring(0, 60) + "..." : name);
        return new Violation(shown, "unknown-property", "there is no such property" + hint);
    }
}
