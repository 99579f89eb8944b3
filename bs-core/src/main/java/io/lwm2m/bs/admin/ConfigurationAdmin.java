// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.NotFound;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.validate.ClientRules;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Changes changes;
    private final Removed removed;

    /** On a store, with the machine's clock and the JDK's random numbers. */
    public ConfigurationAdmin(ConfigurationStore store) {
        this(store, Instant::now, new KeyGeneration(new SecureRandom()));
    }

    /**
     * On a store.
     *
     * @param now the time of day, for warnings and for what can be undone
     * @param keys makes the keys that accounts ask for
     */
    public ConfigurationAdmin(ConfigurationStore store, Supplier<Instant> now, KeyGeneration keys) {
        this.store = store;
        this.now = now;
        this.changes = new Changes(store, now, keys);
        this.removed = new Removed(now, keys);
    }

    /**
     * Adds accounts to a client, known or not: one whose serverURI is there already replaces that one and keeps its
     * config id, any other takes the lowest free id.
     *
     * @return what the client has now, with warnings about these accounts and keys that were made for them
     * @throws InvalidInput when the name or an account is bad, or there is no account
     */
    public Configured configure(@Nullable String client, List<ServerAccount> accounts) {
        return changes.make(ClientRules.requireName(client), servers(accounts)::contains, adding(accounts));
    }

    /** What {@link #configure} would answer; nothing is stored, and the revision is that of what is stored. */
    public Configured wouldConfigure(@Nullable String client, List<ServerAccount> accounts) {
        return changes.wouldBe(ClientRules.requireName(client), servers(accounts)::contains, adding(accounts));
    }

    private static UnaryOperator<ClientConfigurations> adding(List<ServerAccount> accounts) {
        return stored -> {
            requireAny(stored, accounts);
            return stored.with(Merge.into(stored.accounts(), accounts));
        };
    }

    private static Set<String> servers(List<ServerAccount> accounts) {
        return accounts.stream().map(ServerAccount::server).collect(Collectors.toSet());
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
        return changes.make(ClientRules.requireName(client), server -> true, replacing(accounts, revision));
    }

    /** What {@link #replace} would answer; nothing is stored, and the revision is that of what is stored. */
    public Configured wouldReplace(@Nullable String client, SortedMap<Integer, ServerAccount> accounts) {
        return changes.wouldBe(
                ClientRules.requireName(client), server -> true, replacing(accounts, OptionalLong.empty()));
    }

    private static UnaryOperator<ClientConfigurations> replacing(
            SortedMap<Integer, ServerAccount> accounts, OptionalLong revision) {
        return stored -> {
            requireAny(stored, accounts.values());
            requireRevision(stored, revision);
            return stored.with(Merge.over(stored.accounts(), accounts));
        };
    }

    /**
     * Gives a new client the accounts of another one.
     *
     * @return what the new client has, with warnings and keys that were made
     * @throws NotFound when the other one is unknown
     * @throws InvalidInput when a name is bad, or an account lacks what is not copied
     * @throws Conflict when the new client is there already
     */
    public Configured copy(@Nullable String client, @Nullable String to, Copy copy) {
        String name = ClientRules.requireName(to);
        ClientConfigurations source = find(client).orElseThrow(() -> unknown(String.valueOf(client)));
        SortedMap<Integer, ServerAccount> accounts = copy.of(source);
        return changes.make(name, server -> true, stored -> {
            if (stored.revision() != 0) {
                throw new Conflict("client '" + name + "' is there already; copy to a new name");
            }
            return stored.with(accounts);
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

    /** As {@link ConfigurationStore#search}. */
    public ClientPage search(ClientSearch search) {
        return store.search(search);
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
    public Removal remove(@Nullable String client, OptionalLong revision) {
        return remove(ClientRules.requireName(client), stored -> {
            requireRevision(stored, revision);
            return stored.with(Map.of());
        });
    }

    /**
     * Removes one configuration of a client; with the last one the client.
     *
     * @throws NotFound when the client or the config id is unknown
     */
    public Removal remove(@Nullable String client, int configId) {
        return remove(ClientRules.requireName(client), stored -> {
            SortedMap<Integer, ServerAccount> left = new TreeMap<>(stored.accounts());
            if (left.remove(configId) == null) {
                throw new NotFound("client '" + stored.client() + "' has no configuration " + configId + "; it has "
                        + stored.accounts().keySet());
            }
            return stored.with(left);
        });
    }

    private Removal remove(String client, UnaryOperator<ClientConfigurations> removal) {
        AtomicReference<ClientConfigurations> before = new AtomicReference<>(ClientConfigurations.none(client));
        Configured done = changes.make(client, server -> false, stored -> {
            requireKnown(stored);
            before.set(stored);
            return removal.apply(stored);
        });
        return removed.keep(before.get(), done.client());
    }

    /**
     * Brings back what was removed, with its keys.
     *
     * @param undo of a {@link Removal} by this very object
     * @return what the client has now
     * @throws NotFound when there is nothing to undo, or not any more
     * @throws Conflict when the client, or what a configuration needs to be the only one with, is there again
     */
    public Configured undo(String undo) {
        return removed.restore(undo, changes);
    }

    private static void requireAny(ClientConfigurations stored, Collection<ServerAccount> accounts) {
        if (accounts.isEmpty()) {
            throw new InvalidInput(
                    "", "missing", "give at least one configuration for client '" + stored.client() + "'");
        }
    }

    private static void requireKnown(ClientConfigurations stored) {
        if (stored.revision() == 0) {
            throw unknown(stored.client());
        }
    }

    private static NotFound unknown(String client) {
        return new NotFound("there is no client '" + client + "'");
    }

    private static void requireRevision(ClientConfigurations stored, OptionalLong revision) {
        if (revision.isPresent() && revision.getAsLong() != stored.revision()) {
            throw new Conflict("client '" + stored.client() + "' was changed by somebody else: it has revision "
                    + stored.revision() + ", not " + revision.getAsLong());
        }
    }
}
