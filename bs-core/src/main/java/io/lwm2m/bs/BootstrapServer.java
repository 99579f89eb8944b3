// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.device.DeviceDoor;
import io.lwm2m.bs.device.DeviceDoor.OpenDoor;
import io.lwm2m.bs.device.DoorContext;
import io.lwm2m.bs.device.PlanPreview;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.WirePlan;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.SessionJournal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An LwM2M bootstrap server with the API of node.js {@code lwm2m-bs-server}. A callback {@code (err, value)} there is a
 * {@link CompletableFuture} here: completed with the value, or exceptionally with a
 * {@link io.lwm2m.bs.model.BootstrapException}. Calls are carried out one after the other, in the order in which they
 * were made, and not on the caller's thread; only a call from within {@link BootstrapListener#ready()} or from a
 * callback of such a future is carried out at once, so that it can be waited for there. Safe for use by many threads.
 * Configurations can be changed whether the server is started or not.
 *
 * <pre>{@code
 * BootstrapServer server = BootstrapServer.builder().build();
 * server.addListener(new BootstrapListener() {
 *     public void bootstrapped(String clientName) { System.out.println(clientName); }
 * });
 * server.start().join();
 * server.configure("node1", ServerAccount.to("coap://leshan.example:5683").with(Properties.LIFETIME, 600L));
 * }</pre>
 */
public final class BootstrapServer {

    private static final int PAGE = 1000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ConfigurationAdmin admin;
    private final CredentialAdmin credentials;
    private final SessionJournal journal;
    private final Events events;
    private final DeviceDoor door;
    private final DoorContext context;
    private final Optional<ServerSecurity> security;
    private final Executor turns = new Turns();

    private volatile @Nullable OpenDoor open;

    BootstrapServer(BootstrapServerBuilder settings) {
        admin = settings.admin();
        credentials = settings.credentialAdmin();
        journal = settings.journal;
        events = new Events(journal);
        door = settings.door();
        context = settings.context(events);
        security = settings.security;
    }

    /** A builder with default settings: CoAP on port 5783 of all addresses, everything in memory. */
    public static BootstrapServerBuilder builder() {
        return new BootstrapServerBuilder();
    }

    /**
     * Starts to serve devices. Completed when it does, after {@link BootstrapListener#ready()}; without effect on a
     * started server. Fails with {@link StartFailed}, when a port is in use for instance.
     */
    public CompletableFuture<Void> start() {
        return inTurn(() -> {
            if (open == null) {
                open = door.open(context);
                events.ready();
            }
            return null;
        });
    }

    /**
     * Stops serving devices: new sessions are turned away, running ones get up to 5 seconds. Configurations stay; the
     * server can be started again. Without effect on a stopped server.
     */
    public CompletableFuture<Void> stop() {
        return inTurn(() -> {
            OpenDoor closing = open;
            open = null;
            if (closing != null) {
                closing.close(GRACE);
            }
            return null;
        });
    }

    /**
     * Adds one or more accounts to a client, known or not. An account whose serverURI the client has already replaces
     * that one and keeps its config id; any other takes the lowest free id. One bad account and nothing is stored.
     *
     * @return the client name; or {@link InvalidInput} with all violations
     */
    public CompletableFuture<String> configure(
            @Nullable String clientName, @Nullable ServerAccount @Nullable ... accounts) {
        return configure(clientName, accounts == null ? null : Arrays.asList(accounts));
    }

    /** As {@link #configure(String, ServerAccount...)}. */
    public CompletableFuture<String> configure(
            @Nullable String clientName, @Nullable List<? extends @Nullable ServerAccount> accounts) {
        List<@Nullable ServerAccount> copy = accounts == null ? null : new ArrayList<>(accounts);
        return inTurn(() -> admin.configure(clientName, given(copy)).client().client());
    }

    /** All clients: client name to config id to account. Loads everything; {@link #admin()} has pages. */
    public CompletableFuture<Map<String, SortedMap<Integer, ServerAccount>>> list() {
        return inTurn(this::listAll);
    }

    /** One client: config id to account; empty when the client is unknown. */
    public CompletableFuture<SortedMap<Integer, ServerAccount>> list(@Nullable String clientName) {
        return inTurn(
                () -> admin.find(clientName).map(ClientConfigurations::accounts).orElseGet(TreeMap::new));
    }

    /** As {@link #list()}, but only these clients; unknown ones are left out. */
    public CompletableFuture<Map<String, SortedMap<Integer, ServerAccount>>> list(
            @Nullable Collection<String> clientNames) {
        List<String> copy = clientNames == null ? null : new ArrayList<>(clientNames);
        return inTurn(() -> {
            if (copy == null) {
                throw new InvalidInput("clientNames", "missing", "the client names must not be null");
            }
            Map<String, SortedMap<Integer, ServerAccount>> found = new LinkedHashMap<>();
            copy.forEach(name -> admin.find(name).ifPresent(client -> found.put(client.client(), client.accounts())));
            return found;
        });
    }

    /** One client with its revision; empty when it is unknown. */
    public CompletableFuture<Optional<ClientConfigurations>> find(@Nullable String clientName) {
        return inTurn(() -> admin.find(clientName));
    }

    /**
     * Removes all configurations of all clients.
     *
     * @return how many clients there were
     */
    public CompletableFuture<Long> remove() {
        return inTurn(admin::removeAll);
    }

    /**
     * Removes all configurations of a client.
     *
     * @return the client name; or {@link io.lwm2m.bs.model.BootstrapException.NotFound}
     */
    public CompletableFuture<String> remove(@Nullable String clientName) {
        return inTurn(() -> {
            admin.remove(clientName, OptionalLong.empty());
            return String.valueOf(clientName);
        });
    }

    /**
     * Removes one configuration of a client; with the last one the client.
     *
     * @return the client name; or {@link io.lwm2m.bs.model.BootstrapException.NotFound}
     */
    public CompletableFuture<String> remove(@Nullable String clientName, int configId) {
        return inTurn(() -> {
            admin.remove(clientName, configId);
            return String.valueOf(clientName);
        });
    }

    /** Adds a listener; it hears what happens from now on. */
    public void addListener(BootstrapListener listener) {
        events.add(listener);
    }

    /** Removes a listener; without effect when it was never added. */
    public void removeListener(BootstrapListener listener) {
        events.remove(listener);
    }

    /** Where devices are served, with the real ports; empty while stopped. */
    public List<URI> endpoints() {
        OpenDoor serving = open;
        return serving == null ? List.of() : serving.endpoints();
    }

    /**
     * The same configurations, call by call on the caller's thread, with pages and revisions; and with the warnings and the
     * generated keys of each change, see {@link io.lwm2m.bs.admin.Configured}.
     */
    public ConfigurationAdmin admin() {
        return admin;
    }

    /**
     * How clients prove themselves, call by call on the caller's thread. They are another matter than configurations: a
     * client can have either without the other, and {@link #remove(String)} leaves them.
     */
    public CredentialAdmin credentials() {
        return credentials;
    }

    /**
     * What a device with these accounts will be sent, without keys.
     *
     * @param accounts good accounts, as {@link ConfigurationAdmin} gives them
     * @param format the content format: {@code TLV}, {@code SENML_CBOR} or {@code SENML_JSON}
     * @throws InvalidInput when there is no such format
     */
    public WirePlan preview(SortedMap<Integer, ServerAccount> accounts, String format) {
        return PlanPreview.of(accounts, format, context.rules());
    }

    /** What a client will be sent when it comes now; empty when it will be refused. */
    public Optional<WirePlan> preview(String clientName, String format) {
        return context.resolver().resolve(clientName).map(found -> preview(found.accounts(), format));
    }

    /** What this server was told to be. */
    public ServerSettings settings() {
        SessionRules rules = context.rules();
        return new ServerSettings(
                context.server(),
                rules.discoverTimeout(),
                rules.sessionTimeout(),
                rules.allowPlaintextSecrets(),
                rules.bootstrapPack());
    }

    /** Finished sessions. */
    public SessionJournal journal() {
        return journal;
    }

    /**
     * Who this server is to devices over DTLS, and whom it trusts; {@link ServerSecurity#reload()} takes new files without a
     * restart. Empty for a server without DTLS.
     */
    public Optional<ServerSecurity> security() {
        return security;
    }

    private Map<String, SortedMap<Integer, ServerAccount>> listAll() {
        Map<String, SortedMap<Integer, ServerAccount>> all = new LinkedHashMap<>();
        Optional<String> after = Optional.empty();
        List<ClientConfigurations> page;
        do {
            page = admin.list(new ConfigurationStore.Query("", after, PAGE));
            page.forEach(client -> all.put(client.client(), client.accounts()));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).client());
        } while (page.size() == PAGE);
        return all;
    }

    private static List<ServerAccount> given(@Nullable List<@Nullable ServerAccount> accounts) {
        int missing = accounts == null ? 0 : accounts.indexOf(null);
        if (accounts == null || missing >= 0) {
            String path = accounts == null || accounts.size() == 1 ? "" : Integer.toString(missing);
            throw new InvalidInput(path, "missing", "the configuration must not be null");
        }
        return List.copyOf(accounts);
    }

    private <T extends @Nullable Object> CompletableFuture<T> inTurn(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        turns.execute(() -> {
            try {
                result.complete(call.get());
            } catch (Throwable e) {
                // an Error too, a missing class for instance, has to reach who waits for the future
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
