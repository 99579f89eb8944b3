// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.device;

import io.lwm2m.bs.demo.device.BootstrapResult.Ending;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.client.EndpointsManager;
import org.eclipse.leshan.client.RegistrationUpdate;
import org.eclipse.leshan.client.bootstrap.BootstrapHandler;
import org.eclipse.leshan.client.bootstrap.InvalidStateException;
import org.eclipse.leshan.client.engine.RegistrationEngine;
import org.eclipse.leshan.client.request.UplinkRequestSender;
import org.eclipse.leshan.client.resource.LwM2mObjectTree;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.client.servers.ServersInfoExtractor;
import org.eclipse.leshan.core.request.BootstrapRequest;
import org.eclipse.leshan.core.response.BootstrapResponse;
import org.jspecify.annotations.Nullable;

/**
 * The part of Leshan's client that decides what to do next: it bootstraps when it is told to, as Leshan's own engine
 * does, and never registers.
 */
final class BootstrapEngine implements RegistrationEngine {

    private final DeviceSettings settings;
    private final LwM2mObjectTree objects;
    private final EndpointsManager endpoints;
    private final UplinkRequestSender sender;
    private final BootstrapHandler session;
    private final DeviceEndpoints watched;
    private volatile @Nullable LwM2mServer server;

    BootstrapEngine(
            DeviceSettings settings,
            LwM2mObjectTree objects,
            EndpointsManager endpoints,
            UplinkRequestSender sender,
            BootstrapHandler session,
            DeviceEndpoints watched) {
        this.settings = settings;
        this.objects = objects;
        this.endpoints = endpoints;
        this.sender = sender;
        this.session = session;
        this.watched = watched;
    }

    /** How a bootstrap ended, in a word and in a line. */
    record Ended(Ending ending, String message) {}

    /** One bootstrap, from the request to its end; within the timeout. */
    Ended bootstrap() throws InterruptedException {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        if (!session.tryToInitSession()) {
            throw new IllegalStateException("a bootstrap is going on already");
        }
        try {
            server = endpoints.createEndpoint(
                    ServersInfoExtractor.getBootstrapServerInfo(objects.getObjectEnablers()), true);
            return request(deadline);
        } catch (RuntimeException e) {
            return new Ended(
                    Ending.FAILED,
                    HandshakeFailure.words(e, settings)
                            .orElseGet(() -> "the bootstrap request to " + settings.server() + " failed: " + why(e)));
        } finally {
            server = null;
            session.closeSession();
        }
    }

    private Ended request(long deadline) throws InterruptedException {
        BootstrapRequest request =
                new BootstrapRequest(settings.endpoint(), settings.format().orElse(null), null);
        BootstrapResponse response =
                sender.send(server, request, Math.max(1, left(deadline).toMillis()));
        if (response == null) {
            return new Ended(
                    Ending.TIMED_OUT,
                    "no answer from " + settings.server() + within()
                            + "; check that a bootstrap server runs there and that UDP gets through");
        }
        if (response.isFailure()) {
            String text = Optional.ofNullable(response.getErrorMessage())
                    .filter(message -> !message.isEmpty())
                    .map(message -> " \"" + message + "\"")
                    .orElse("");
            return new Ended(
                    Ending.REFUSED,
                    settings.server() + " refused " + settings.endpoint() + ": "
                            + code(response.getCode().getCode()) + text + "; the server's output says why");
        }
        return finish(deadline);
    }

    /** How it was secured, for people. */
    private String secured() {
        return settings.security() instanceof DeviceSecurity.None
                ? ""
                : " (" + settings.security().title()
                        + watched.cipherSuite().map(suite -> ", " + suite).orElse("") + ")";
    }

    private Ended finish(long deadline) throws InterruptedException {
        try {
            long seconds = Math.max(1, left(deadline).toSeconds());
            return session.waitBootstrapFinished(seconds)
                    ? new Ended(
                            Ending.BOOTSTRAPPED,
                            settings.endpoint() + " bootstrapped by " + settings.server() + secured())
                    : new Ended(
                            Ending.TIMED_OUT,
                            settings.server() + " accepted the request, but Bootstrap-Finish" + " did not come"
                                    + within() + "; the server's log says why");
        } catch (InvalidStateException e) {
            return new Ended(
                    Ending.INCONSISTENT,
                    "what " + settings.server() + " wrote does not fit together: " + e.getMessage());
        }
    }

    private String within() {
        return " within " + TimeUnit.NANOSECONDS.toSeconds(settings.timeout().toNanos()) + " s";
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static String code(int code) {
        return code / 100 + "." + String.format("%02d", code % 100);
    }

    private static String why(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public boolean isAllowedToCommunicate(LwM2mServer peer) {
        return peer != null && peer.equals(server);
    }

    @Override
    public String getEndpoint() {
        return settings.endpoint();
    }

    @Override
    public void triggerRegistrationUpdate() {}

    @Override
    public void triggerRegistrationUpdate(LwM2mServer target) {}

    @Override
    public void triggerRegistrationUpdate(RegistrationUpdate update) {}

    @Override
    public void triggerRegistrationUpdate(LwM2mServer target, RegistrationUpdate update) {}

    @Override
    public boolean triggerClientInitiatedBootstrap(boolean deregister) {
        return false;
    }

    @Override
    public @Nullable String getRegistrationId(LwM2mServer target) {
        return null;
    }

    @Override
    public Map<String, LwM2mServer> getRegisteredServers() {
        return Map.of();
    }

    @Override
    public @Nullable LwM2mServer getRegisteredServer(long serverId) {
        return null;
    }

    @Override
    public void start() {}

    @Override
    public void stop(boolean deregister) {}

    @Override
    public void destroy(boolean deregister) {}
}
