// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules for a client: its name, and its accounts among each other. Stateless. */
public final class ClientRules {

    private ClientRules() {}

    /**
     * The name itself.
     *
     * @throws InvalidInput when it is null or breaks the rule of {@link ClientName}
     */
    public static String requireName(@Nullable String name) {
        if (name == null) {
            throw new InvalidInput("clientName", "missing", "the client name must not be null");
        }
        ClientName.problem(name).ifPresent(problem -> {
            throw new InvalidInput("clientName", "bad-name", "the client name " + problem);
        });
        return name;
    }

    /**
     * All rules that a client's accounts break. Paths start with the config id; who gave a list knows no config ids, so
     * messages about stored accounts name the server too.
     */
    public static List<Violation> check(Map<Integer, ServerAccount> accounts) {
        return check(accounts, Map.of());
    }

    /**
     * As {@link #check(Map)} for a client that has accounts already: one that stays as it is was good when it was stored,
     * and must not be in the way when rules have changed since.
     */
    public static List<Violation> check(Map<Integer, ServerAccount> accounts, Map<Integer, ServerAccount> stored) {
        Optional<Violation> tooMany = checkCount(accounts.size());
        if (tooMany.isPresent()) {
            return List.of(tooMany.get());
        }
        List<Violation> broken = new ArrayList<>();
        Map<String, Integer> servers = new HashMap<>();
        Map<Long, Integer> shortServerIds = new HashMap<>();
        accounts.forEach((id, account) -> {
            if (!account.equals(stored.get(id))) {
                AccountRules.check(account).forEach(violation -> broken.add(violation.under(id.toString())));
            }
            Integer sameServer = account.server().isEmpty() ? null : servers.putIfAbsent(account.server(), id);
            if (sameServer != null) {
                String why = "configurations " + sameServer + " and " + id + " are both for " + account.serverUri()
                        + ": give one for each server";
                broken.add(new Violation(id + ".serverURI", "duplicate", why));
            }
            account.get(Properties.SHORT_SERVER_ID).ifPresent(number -> {
                Integer owner = shortServerIds.putIfAbsent(number, id);
                if (owner != null) {
                    String why = number + " is taken by " + shown(owner, accounts) + "; this is " + shown(id, accounts);
                    broken.add(new Violation(id + ".shortServerId", "duplicate", why));
                }
            });
            checkPlaceholders(id, account, broken);
        });
        return broken;
    }

    /**
     * What {@link AccountWarnings} has to say about a client's accounts.
     *
     * @param warned the servers whose accounts are looked at
     */
    public static List<Violation> warnings(
            Map<Integer, ServerAccount> accounts, Predicate<String> warned, Instant now) {
        List<Violation> warnings = new ArrayList<>();
        accounts.forEach((id, account) -> {
            if (warned.test(account.server())) {
                AccountWarnings.check(account, now).forEach(warning -> warnings.add(warning.under(id.toString())));
            }
        });
        return warnings;
    }

    /** Whether a client may have so many accounts; worth asking before they are looked at one by one. */
    public static Optional<Violation> checkCount(int accounts) {
        String why = "a client has at most " + ClientConfigurations.MAX_ACCOUNTS + " configurations, not " + accounts;
        return accounts > ClientConfigurations.MAX_ACCOUNTS
                ? Optional.of(new Violation("", "too-many", why))
                : Optional.empty();
    }

    private static String shown(int id, Map<Integer, ServerAccount> accounts) {
        ServerAccount account = Objects.requireNonNull(accounts.get(id));
        return "configuration " + id + " (" + Shown.cut(account.serverUri()) + ")";
    }

    private static void checkPlaceholders(Integer id, ServerAccount account, List<Violation> broken) {
        account.values().forEach((property, value) -> {
            String path = id + "." + property.name();
            if (Objects.equals(value, Secret.kept())) {
                String why = "******** stands for the stored value, but none is stored for "
                        + Shown.cut(account.serverUri()) + ": give the value itself";
                broken.add(new Violation(path, "missing", why));
            } else if (value instanceof Secret secret && secret.isPlaceholder() && !isTold(broken, path)) {
                String why = "a key cannot be generated here, where nobody would be shown it: configure the client";
                broken.add(new Violation(path, "not-possible", why));
            }
        });
    }

    private static boolean isTold(List<Violation> broken, String path) {
        return broken.stream().anyMatch(violation -> violation.path().equals(path));
    }
}
