// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.admin.Configured.Generated;
import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.validate.ClientRules;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every change and every look at configurations goes through here. A change is validated whole and stored whole, or
 * nothing is changed: {@link InvalidInput} lists all broken rules, {@link NotFound} names what is not there. Safe for use
 * by many threads; calls block for as long as the store does.
 */
public final class ConfigurationAdmin {

    private final ConfigurationStore store;
    private final Supplier<Instant> now;
    private final KeyGeneration keys;

    /** On a store, with the machine's clock and the JDK's random numbers. */
    public ConfigurationAdmin(ConfigurationStore store) {
        this(store, Instant::now, new KeyGeneration(new SecureRandom()));
    }

    /**
     * On a store.
     *
     * @param now the time of day, for warnings
     * @param keys makes the keys that accounts ask for
     */
    public ConfigurationAdmin(ConfigurationStore store, Supplier<Instant> now, KeyGeneration keys) {
        this.store = store;
        this.now = now;
        this.keys = keys;
    }

    /**
     * Adds accounts to a client, known or not: one whose serverURI is there already replaces that one and keeps its
     * config id, any other takes the lowest free id.
     *
     * @return what the client has now, with warnings about these accounts and keys that were made for them
     * @throws InvalidInput when the name or an account is bad, or there is no account
     */
    public Configured configure(@Nullable String client, List<ServerAccount> accounts) {
        String name = ClientRules.requireName(client);
        if (accounts.isEmpty()) {
            throw new InvalidInput("", "missing", "give at least one configuration for client '" + name + "'");
        }
        Set<String> servers = accounts.stream().map(ServerAccount::server).collect(Collectors.toSet());
        return change(name, servers::contains, stored -> stored.with(Merge.into(stored.accounts(), accounts)));
    }

    /**
     * Gives a client exactly these accounts, by config id.
     *
     * @param revision when given, the revision that the client must still have; 0 for a client that must be new
     * @return what the client has now, with warnings and keys that were made
     * @throws InvalidInput when the name or an account is bad, or there is no account
     * @throws Conflict when the revision is another one
     */
    public Configured replace(
            @Nullable String client, SortedMap<Integer, ServerAccount> accounts, OptionalLong revision) {
        String name = ClientRules.requireName(client);
        if (accounts.isEmpty()) {
            throw new InvalidInput("", "missing", "give at least one configuration for client '" + name + "'");
        }
        return change(name, server -> true, stored -> {
            requireRevision(stored, revision);
            return stored.with(Merge.over(stored.accounts(), accounts));
        });
    }

    /** What a client has; empty when it is unknown. */
    public Optional<ClientConfigurations> find(@Nullable String client) {
        return store.find(ClientRules.requireName(client));
    }

    /** A page of clients in the order of their names. */
    public List<ClientConfigurations> list(ConfigurationStore.Query query) {
        return store.list(query);
    }

    /** How many clients there are. */
    public long count() {
        return store.count();
    }

    /** What configurations are stored in, for people. */
    public ConfigurationStore.About store() {
        return store.about();
    }

    /** Brings many clients in from a file; a dry run changes nothing and only says what would be. */
    public Import importer(boolean dryRun) {
        return new Import(store, dryRun, now);
    }

    /** As {@link ConfigurationStore#backUp()}. */
    public ConfigurationStore.Copy backUp() {
        return store.backUp();
    }

    /**
     * Removes all clients.
     *
     * @return how many there were
     */
    public long removeAll() {
        return store.clear();
    }

    /**
     * Removes a client.
     *
     * @param revision when given, the revision that the client must still have
     * @throws NotFound when it is unknown
     * @throws Conflict when the revision is another one
     */
    public void remove(@Nullable String client, OptionalLong revision) {
        change(ClientRules.requireName(client), server -> false, stored -> {
            requireKnown(stored);
            requireRevision(stored, revision);
            return stored.with(Map.of());
        });
    }

    /**
     * Removes one configuration of a client; with the last one the client.
     *
     * @throws NotFound when the client or the config id is unknown
     */
    public void remove(@Nullable String client, int configId) {
        change(ClientRules.requireName(client), server -> false, stored -> {
            requireKnown(stored);
            SortedMap<Integer, ServerAccount> left = new TreeMap<>(stored.accounts());
            if (left.remove(configId) == null) {
                throw new NotFound("client '" + stored.client() + "' has no configuration " + configId + "; it has "
                        + stored.accounts().keySet());
            }
            return stored.with(left);
        });
    }

    /**
     * One read, one change of what was read, one conditional write; again when somebody else was faster.
     *
     * @param warned the servers whose accounts are looked at for warnings
     */
    private Configured change(String client, Predicate<String> warned, UnaryOperator<ClientConfigurations> change) {
        while (true) {
            ClientConfigurations stored = store.find(client).orElseGet(() -> ClientConfigurations.none(client));
            List<Generated> generated = new ArrayList<>();
            ClientConfigurations changed = keys.make(change.apply(stored), generated);
            List<Violation> broken = ClientRules.check(changed.accounts(), stored.accounts());
            if (!broken.isEmpty()) {
                throw new InvalidInput(broken);
            }
            try {
                ClientConfigurations saved = store.save(changed);
                return new Configured(saved, ClientRules.warnings(saved.accounts(), warned, now.get()), generated);
            } catch (Conflict raced) {
                // the next round decides on what is stored now
            }
        }
    }

    private static void requireKnown(ClientConfigurations stored) {
        if (stored.revision() == 0) {
            throw new NotFound("there is no client '" + stored.client() + "'");
        }
    }

    private static void requireRevision(ClientConfigurations stored, OptionalLong revision) {
        if (revision.isPresent() && revision.getAsLong() != stored.revision()) {
            throw new Conflict("client '" + stored.client() + "' was changed by somebody else: it has revision "
                    + stored.revision() + ", not " + revision.getAsLong());
        }
    }
}
