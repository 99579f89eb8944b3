// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.admin.CredentialAdmin;
import io.lwm2m.bs.admin.KeyGeneration;
import io.lwm2m.bs.device.DeviceDoor;
import io.lwm2m.bs.device.DoorContext;
import io.lwm2m.bs.device.LeshanDoor;
import io.lwm2m.bs.device.SessionObserver;
import io.lwm2m.bs.device.SessionRules;
import io.lwm2m.bs.device.Time;
import io.lwm2m.bs.device.dtls.Coaps;
import io.lwm2m.bs.device.dtls.DtlsSettings;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import io.lwm2m.bs.resolve.AccountResolver;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.CredentialStore;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.store.memory.InMemoryConfigurationStore;
import io.lwm2m.bs.store.memory.InMemoryCredentialStore;
import io.lwm2m.bs.store.memory.InMemorySessionJournal;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;

/** Settings of a {@link BootstrapServer}. Every setting has a default. Not for use by several threads. */
public final class BootstrapServerBuilder {

    /** Port of CoAP unless told otherwise: that of the wiki and of Leshan's bootstrap server. */
    public static final int DEFAULT_COAP_PORT = 5783;

    /** Port of CoAP over DTLS unless told otherwise. */
    public static final int DEFAULT_COAPS_PORT = 5784;

    private ConfigurationStore store = new InMemoryConfigurationStore();
    SessionJournal journal = new InMemorySessionJournal();
    private Optional<DeviceDoor> door = Optional.empty();
    private Optional<InetSocketAddress> coap = Optional.empty();
    private Optional<Coaps> coaps = Optional.empty();
    private CredentialStore credentials = new InMemoryCredentialStore();
    Optional<ServerSecurity> security = Optional.empty();
    private SessionRules rules = SessionRules.DEFAULT;
    private Time time = Time.system();
    private SecureRandom random = new SecureRandom();
    private String name = "";

    BootstrapServerBuilder() {}

    /** Serves CoAP at an address; port 0 takes a free one, see {@link BootstrapServer#endpoints()}. */
    public BootstrapServerBuilder coap(InetSocketAddress address) {
        coap = Optional.of(address);
        return this;
    }

    /** As {@link #coaps(InetSocketAddress, ServerSecurity, DtlsSettings)}, with {@link DtlsSettings#DEFAULT}. */
    public BootstrapServerBuilder coaps(InetSocketAddress address, ServerSecurity security) {
        return coaps(address, security, DtlsSettings.DEFAULT);
    }

    /**
     * Serves CoAP over DTLS at an address, beside {@link #coap} or alone; port 0 takes a free one. Clients prove themselves
     * with their {@link #credentials}.
     */
    public BootstrapServerBuilder coaps(InetSocketAddress address, ServerSecurity security, DtlsSettings settings) {
        coaps = Optional.of(new Coaps(address, security, settings));
        return security(security);
    }

    /** Serves devices through a door of your own instead, for instance {@link LeshanDoor#around}. */
    public BootstrapServerBuilder door(DeviceDoor door) {
        this.door = Optional.of(door);
        return this;
    }

    /** Where configurations are kept. Default: memory. */
    public BootstrapServerBuilder store(ConfigurationStore store) {
        this.store = store;
        return this;
    }

    /** Where credentials are kept. Default: memory, empty; then clients need none. */
    public BootstrapServerBuilder credentials(CredentialStore credentials) {
        this.credentials = credentials;
        return this;
    }

    /** Where finished sessions are kept. Default: memory, the newest 10,000. */
    public BootstrapServerBuilder journal(SessionJournal journal) {
        this.journal = journal;
        return this;
    }

    /**
     * Who this server is to devices over DTLS, for {@link BootstrapServer#security()}; only needed with a {@link #door} of
     * your own. Default: nobody.
     */
    public BootstrapServerBuilder security(ServerSecurity security) {
        this.security = Optional.of(security);
        return this;
    }

    /** What holds for every session. Default: {@link SessionRules#DEFAULT}. */
    public BootstrapServerBuilder rules(SessionRules rules) {
        this.rules = rules;
        return this;
    }

    /** Where times come from. Default: the machine's clocks. */
    public BootstrapServerBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** Where generated keys come from. Default: what the JDK gives. */
    public BootstrapServerBuilder random(SecureRandom random) {
        this.random = random;
        return this;
    }

    /** The name of this server in its records, for where several share a database. Default: none. */
    public BootstrapServerBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** The server, not started yet. */
    public BootstrapServer build() {
        return new BootstrapServer(this);
    }

    /** CoAP at the usual port unless told otherwise. */
    DeviceDoor door() {
        return door.orElseGet(() -> coap.isEmpty() && coaps.isEmpty()
                ? LeshanDoor.coap(new InetSocketAddress(DEFAULT_COAP_PORT))
                : LeshanDoor.at(coap, coaps));
    }

    ConfigurationAdmin admin() {
        return new ConfigurationAdmin(store, time.now(), new KeyGeneration(random));
    }

    CredentialAdmin credentialAdmin() {
        return new CredentialAdmin(credentials, new KeyGeneration(random));
    }

    DoorContext context(SessionObserver observer) {
        return new DoorContext(AccountResolver.of(store), credentials, observer, rules, time, name);
    }
}
