// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import io.lwm2m.bs.demo.device.BootstrapEngine.Ended;
import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.object.Device;
import org.eclipse.leshan.client.resource.LwM2mObjectEnabler;
import org.eclipse.leshan.client.resource.ObjectEnabler;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.core.LwM2mId;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.request.BindingMode;
import org.jspecify.annotations.Nullable;

/**
 * A device that bootstraps: Leshan's LwM2M client with the objects Security, Server, Access Control, Device and OSCORE. Its own
 * bootstrap account is {@code /0/0}. It never registers. It keeps what it was told, so that a second bootstrap finds a
 * device that is configured. Not for use by several threads.
 */
public final class SimulatedDevice implements AutoCloseable {

    private final AtomicReference<@Nullable BootstrapEngine> engine = new AtomicReference<>();
    private final LeshanClient client;

    /** A device that is switched on, with a free UDP port, and has not bootstrapped yet. */
    public SimulatedDevice(DeviceSettings settings) {
        LeshanClientBuilder builder = new LeshanClientBuilder(settings.endpoint());
        builder.setObjects(objects(settings));
        DeviceEndpoints watched = new DeviceEndpoints();
        builder.setEndpointsProviders(watched.provider(settings.security()));
        builder.setRegistrationEngineFactory(
                (endpoint, tree, endpoints, sender, session, observer, attributes, more, formats, executor, links) -> {
                    BootstrapEngine made = new BootstrapEngine(settings, tree, endpoints, sender, session, watched);
                    engine.set(made);
                    return made;
                });
        client = builder.build();
        client.start();
    }

    /** Bootstraps a new device once. */
    public static BootstrapResult bootstrap(DeviceSettings settings) throws InterruptedException {
        try (SimulatedDevice device = new SimulatedDevice(settings)) {
            return device.bootstrap();
        }
    }

    /** Asks to be bootstrapped, and waits for the end of it. Can be repeated. */
    public BootstrapResult bootstrap() throws InterruptedException {
        long start = System.nanoTime();
        Ended ended = Objects.requireNonNull(engine.get()).bootstrap();
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        SortedMap<String, SortedMap<Integer, Object>> instances = instances();
        boolean empty = ended.ending() == Ending.BOOTSTRAPPED
                && instances.keySet().stream().noneMatch(path -> path.startsWith("/0/"));
        return empty
                ? new BootstrapResult(Ending.INCONSISTENT, "no server account was written", instances, duration)
                : new BootstrapResult(ended.ending(), ended.message(), instances, duration);
    }

    /** Switches the device off. */
    @Override
    public void close() {
        client.destroy(false);
    }

    private static List<LwM2mObjectEnabler> objects(DeviceSettings settings) {
        ObjectsInitializer objects = new ObjectsInitializer();
        BootstrapAccount account = BootstrapAccount.of(settings.server().toString(), settings.security());
        objects.setInstancesForObject(
                LwM2mId.SECURITY,
                new HeldSecurity(account, settings.serverName().orElse(null)));
        objects.setClassForObject(LwM2mId.SECURITY, HeldSecurity.class);
        objects.setClassForObject(LwM2mId.SERVER, HeldServer.class);
        objects.setClassForObject(LwM2mId.ACCESS_CONTROL, HeldAccessControl.class);
        objects.setClassForObject(LwM2mId.OSCORE, HeldOscore.class);
        if (settings.security() instanceof DeviceSecurity.Oscore oscore) {
            objects.setInstancesForObject(LwM2mId.OSCORE, new HeldOscore(oscore));
        }
        objects.setInstancesForObject(
                LwM2mId.DEVICE, new Device("io.lwm2m.bs", "simulated", "1", EnumSet.of(BindingMode.U)));
        return objects.createAll();
    }

    private SortedMap<String, SortedMap<Integer, Object>> instances() {
        SortedMap<String, SortedMap<Integer, Object>> instances = new TreeMap<>(PathOrder.BY_NUMBERS);
        for (LwM2mObjectEnabler object :
                client.getObjectTree().getObjectEnablers().values()) {
            for (int id : object.getAvailableInstanceIds()) {
                SortedMap<Integer, LwM2mResource> held = held(object, id);
                if (!held.isEmpty()) {
                    instances.put("/" + object.getId() + "/" + id, HeldValues.of(object.getId(), held));
                }
            }
        }
        return instances;
    }

    private static SortedMap<Integer, LwM2mResource> held(LwM2mObjectEnabler object, int id) {
        return object instanceof ObjectEnabler enabler && enabler.getInstance(id) instanceof Held.Instance instance
                ? instance.held().resources()
                : new TreeMap<>(Map.of());
    }
}
