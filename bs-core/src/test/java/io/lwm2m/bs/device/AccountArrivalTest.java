// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.model.MadeCertificate;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Outcome;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.ResourceId;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.leshan.core.node.LwM2mResourceInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every resource that an account can have, in every format, compared on the device: also what Leshan's client has no use for. */
class AccountArrivalTest extends SessionRig {

    private static final KeyPair KEYS = MadeCertificate.keys("Ed25519");
    private static final ServerAccount HASHED = ServerAccount.to("coaps://hashed.example")
            .with(Properties.SECURITY_MODE, 1L)
            .with(Properties.PUB_KEY_ID, Opaque.of(KEYS.getPublic().getEncoded()))
            .with(Properties.SERVER_PUB_KEY_ID, Opaque.of(new byte[64]))
            .with(Properties.SECRET_KEY, Secret.of(KEYS.getPrivate().getEncoded()))
            .with(Properties.MATCHING_TYPE, 3L)
            .with(Properties.CERTIFICATE_USAGE, 0L);

    @BeforeEach
    void allowKeys() throws Exception {
        stop();
        start(new SessionRules(PATIENCE, PATIENCE, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {11542, 1542, 110, 112})
    void everythingArrivesBitForBit(int format) throws Exception {
        configure(AccountSamples.everything(), HASHED);
        device.request("ep=node1&pct=" + format);
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertThat(device.requests).contains("PUT /0/1 " + format, "PUT /21/0 " + format);
        assertHeld(AccountSamples.everything(), "/0/1", "/1/0", "/21/0");
        assertHeld(HASHED, "/0/2", "/1/1", "");
        assertThat(device.value("/0/1", 17)).hasToString("/21/0");
        assertThat(device.value("/0/2", 17)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 112})
    void everythingArrivesBitForBitInAPack(int format) throws Exception {
        configure(AccountSamples.everything(), HASHED);
        device.peculiarity = request -> request.getOptions().setAccept(format);
        device.take(device.pack("ep=node1&acc=</0/0>"));
        assertThat(session().outcome()).isEqualTo(Outcome.BOOTSTRAPPED);
        assertHeld(AccountSamples.everything(), "/0/1", "/1/0", "/21/0");
        assertHeld(HASHED, "/0/2", "/1/1", "");
    }

    private void assertHeld(ServerAccount account, String security, String server, String oscore) {
        Map<Integer, String> paths = Map.of(ResourceId.SECURITY, security, ResourceId.SERVER, server, 21, oscore);
        for (Property<?> property : Properties.ALL) {
            for (ResourceId id : property.resources()) {
                String path = paths.getOrDefault(id.object(), "");
                if (!path.isEmpty() && !property.equals(Properties.SHORT_SERVER_ID)) {
                    assertThat(held(device.value(path, id.resource())))
                            .as("%s at %s", property, id)
                            .isEqualTo(account.effective(property)
                                    .map(AccountArrivalTest::plain)
                                    .orElse(null));
                }
            }
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Secret secret) {
            return Opaque.of(secret.bytes());
        }
        if (value instanceof List<?> list) {
            Map<Integer, Object> numbered = new TreeMap<>();
            list.forEach(item -> numbered.put(numbered.size(), item));
            return numbered;
        }
        return value;
    }

    private static Object held(Object value) {
        if (value instanceof byte[] bytes) {
            return Opaque.of(bytes);
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof org.eclipse.leshan.core.node.ObjectLink link) {
            return new ObjectLink(link.getObjectId(), link.getObjectInstanceId());
        }
        if (value instanceof Map<?, ?> instances) {
            Map<Integer, Object> numbered = new TreeMap<>();
            instances.forEach(
                    (id, instance) -> numbered.put((Integer) id, held(((LwM2mResourceInstance) instance).getValue())));
            return numbered;
        }
        return value;
    }
}
