// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.interop;

import io.lwm2m.bs.demo.device.BootstrapResult;
import io.lwm2m.bs.demo.device.DeviceSecurity;
import io.lwm2m.bs.demo.device.DeviceSettings;
import io.lwm2m.bs.demo.device.SimulatedDevice;
import io.lwm2m.bs.model.Credential;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.core.request.ContentFormat;

/** Leshan's client, with a preferred content format, and secured in some way. */
record LeshanInterop(ContentFormat format, DeviceSecurity security) implements InteropClient {

    private static final Secret KEY = Secret.ofText("0123456789abcdef");

    static LeshanInterop plain(ContentFormat format) {
        return new LeshanInterop(format, new DeviceSecurity.None());
    }

    static LeshanInterop psk() {
        return new LeshanInterop(ContentFormat.SENML_CBOR, new DeviceSecurity.Psk("identity", KEY));
    }

    static LeshanInterop oscore() {
        return new LeshanInterop(
                ContentFormat.SENML_CBOR,
                new DeviceSecurity.Oscore(
                        Opaque.ofText("client"), Opaque.ofText("server"), KEY, Secret.ofText("salt")));
    }

    @Override
    public String scheme() {
        return security instanceof DeviceSecurity.Psk ? "coaps" : "coap";
    }

    @Override
    public Optional<Credential> credential(String name) {
        if (security instanceof DeviceSecurity.Psk psk) {
            return Optional.of(new Credential.Psk(name, psk.identity(), psk.key()));
        }
        return security instanceof DeviceSecurity.Oscore oscore
                ? Optional.of(new Credential.Oscore(
                        name, oscore.senderId(), oscore.recipientId(), oscore.masterSecret(), oscore.masterSalt()))
                : Optional.empty();
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Device device(String name, URI server) {
        SimulatedDevice device = new SimulatedDevice(DeviceSettings.of(name, server)
                .preferring(format)
                .secured(security)
                .waiting(Duration.ofSeconds(20)));
        return new Device() {

            private CompletableFuture<BootstrapResult> result = new CompletableFuture<>();

            @Override
            public void bootstrap() {
                CompletableFuture<BootstrapResult> asked = new CompletableFuture<>();
                result = asked;
                Thread thread = new Thread(() -> {
                    try {
                        asked.complete(device.bootstrap());
                    } catch (InterruptedException | RuntimeException e) {
                        asked.completeExceptionally(e);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }

            @Override
            public Holding holding() throws Exception {
                Holding holding = Holding.nothing();
                result.get(20, TimeUnit.SECONDS)
                        .instances()
                        .forEach((path, resources) ->
                                resources.forEach((id, value) -> holding.put(path, id, Holding.text(value))));
                return holding;
            }

            @Override
            public void close() {
                device.close();
            }
        };
    }

    @Override
    public String toString() {
        return "Leshan's client with " + format.getName() + ", " + security.title();
    }
}
