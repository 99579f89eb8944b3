// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Set<String> misspelt = new HashSet<>();
        for (Map.Entry<String, ?> entry : properties.entrySet()) {
            Optional<Property<?>> property = Properties.named(entry.getKey());
            if (property.isEmpty()) {
                broken.add(unknown(entry.getKey(), misspelt));
            } else {
                account = readValue(account, property.get(), entry.getValue(), broken);
            }
        }
        misspelt.removeAll(properties.keySet());
        addRules(account, broken, before, misspelt);
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

    /** The rules too, so that all is said at once; but not about a property that could not be read or was misspelt. */
    private static void addRules(ServerAccount account, List<Violation> broken, int before, Set<String> misspelt) {
        Set<String> told = new HashSet<>(misspelt);
        broken.stream().skip(before).map(Violation::path).forEach(told::add);
        broken.addAll(AccountRules.check(account, told));
    }

    private static Violation unknown(String name, Set<String> misspelt) {
        Optional<String> meant = Suggestion.nearest(name, Properties.names());
        meant.ifPresent(misspelt::add);
        String hint =
                meant.map(near -> ", did you mean '" + near + "'?").orElse("; the properties are listed in the README");
        return new Violation(ClientName.shown(Shown.cut(name)), "unknown-property", "there is no such property" + hint);
    }
}
