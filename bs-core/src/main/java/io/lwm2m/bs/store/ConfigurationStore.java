// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.store;

import io.lwm2m.bs.model.BootstrapException.Conflict;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.KnownClient;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Configurations by client name.
 *
 * <p>Implementations are safe for use by many threads. Every change is one transaction: it happens whole or not at all,
 * and a call that returned is as durable as the store gets. What is handed out is immutable. Any method may throw
 * {@link StoreFailed}. Nothing is validated here.
 */
public interface ConfigurationStore {

    /** What a client has; one indexed read, however many clients there are. */
    Optional<ClientConfigurations> find(String client);

    /** All that a session needs; one indexed read when both are in one database. */
    default KnownClient find(String client, CredentialStore credentials) {
        return new KnownClient(credentials.subjects(client), find(client));
    }

    /** Those of some clients that there are, in no order; about a thousand at best. */
    default List<ClientConfigurations> find(Collection<String> clients) {
        return clients.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * Clients in the order of their names' Unicode code points.
     *
     * @param query which of them
     * @return at most {@link Query#limit()} clients
     */
    List<ClientConfigurations> list(Query query);

    /**
     * A page of clients for people: in several orders, and found by a part of their names or server URIs. Without such a
     * part it costs the same for every page; with one, as many clients are looked through as the time allows.
     *
     * @throws InvalidInput when {@link ClientSearch#after()} is no place in that order
     */
    ClientPage search(ClientSearch search);

    /**
     * Stores a client's configurations in place of those with the same revision; revision 0 means that the client is
     * new. Without accounts the client is removed.
     *
     * @return the same with the new revision; with revision 0 when the client was removed
     * @throws Conflict when the stored revision is another one
     */
    ClientConfigurations save(ClientConfigurations changed);

    /**
     * As {@link #save} for several clients, each once, and each with accounts. A conflict on one of them does not hinder the
     * others; a store with transactions makes one of them all.
     *
     * @return the clients that were not stored, because the stored revision is another one
     */
    default Set<String> saveAll(Collection<ClientConfigurations> changed) {
        Set<String> lost = new HashSet<>();
        for (ClientConfigurations client : changed) {
            try {
                save(client);
            } catch (Conflict e) {
                lost.add(client.client());
            }
        }
        return lost;
    }

    /**
     * Copies all that there is into a new file beside the database, while it is in use.
     *
     * @throws InvalidInput when the store has no file; the message says what to do instead
     */
    default Copy backUp() {
        throw new InvalidInput(
                "", "not-possible", "what is kept in memory cannot be backed up; 'export' writes it to a file");
    }

    /**
     * A copy of a database.
     *
     * @param file where it is
     * @param bytes how large it is
     */
    record Copy(Path file, long bytes) {}

    /**
     * Removes all clients.
     *
     * @return how many there were
     */
    long clear();

    /** How many clients there are. */
    long count();

    /** What it is, for people. Default: memory. */
    default About about() {
        return new About("memory", Optional.empty());
    }

    /**
     * What a store is, for people; never a user or a password.
     *
     * @param description which kind, and where: {@code SQLite data/bs.db}
     * @param schema the version of its schema; empty when it has none
     */
    record About(String description, Optional<String> schema) {}

    /**
     * A page of clients.
     *
     * @param prefix what their names start with; empty for all
     * @param after the name that the page starts after; empty for the beginning
     * @param limit the most clients, at least 1
     */
    record Query(String prefix, Optional<String> after, int limit) {

        /**
         * Checks the limit.
         *
         * @throws InvalidInput when it is less than 1
         */
        public Query {
            if (limit < 1) {
                throw new InvalidInput("limit", "out-of-range", "must be at least 1, not " + limit);
            }
        }
    }
}
