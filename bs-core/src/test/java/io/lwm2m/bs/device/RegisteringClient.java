// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.net.InetAddress;
import java.util.EnumSet;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientProtocolProvider;
import org.eclipse.leshan.client.object.Device;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.resource.LwM2mInstanceEnabler;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.core.LwM2mId;
import org.eclipse.leshan.core.request.BindingMode;

/** Leshan's client with its own engine: bootstraps where it has to, and registers with what it was told. */
final class RegisteringClient implements AutoCloseable {

    private final LeshanClient client;

    /** With one Security instance, and what else it has. */
    RegisteringClient(String name, int instance, Security account, Server... servers) {
        account.setId(instance);
        ObjectsInitializer objects = new ObjectsInitializer();
        objects.setInstancesForObject(LwM2mId.SECURITY, account);
        objects.setClassForObject(LwM2mId.SERVER, Server.class);
        if (servers.length > 0) {
            objects.setInstancesForObject(LwM2mId.SERVER, (LwM2mInstanceEnabler[]) servers);
        }
        objects.setInstancesForObject(
                LwM2mId.DEVICE, new Device("io.lwm2m.bs", "registering", "1", EnumSet.of(BindingMode.U)));
        LeshanClientBuilder builder = new LeshanClientBuilder(name);
        builder.setObjects(objects.createAll());
        builder.setEndpointsProviders(new CaliforniumClientEndpointsProvider.Builder(new CoapsClientProtocolProvider())
                .setClientAddress(InetAddress.getLoopbackAddress())
                .build());
        client = builder.build();
    }

    void switchOn() {
        client.start();
    }

    @Override
    public void close() {
        client.destroy(false);
    }
}
