// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lwm2m.bs.BootstrapListener;
import io.lwm2m.bs.json.AccountSamples;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.json.PlanJson;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.Exchange;
import io.lwm2m.bs.model.ObjectLink;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.SessionRecord;
import io.lwm2m.bs.model.SessionRecord.Origin;
import io.lwm2m.bs.model.WirePlan;
import io.lwm2m.bs.model.WirePlan.Resource;
import io.lwm2m.bs.model.WirePlan.Step;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told that a device will be sent, against what one is sent. */
class PlanPreviewTest extends SessionRig {

    private static final ServerAccount RICH = ServerAccount.to("coap://rich.example")
            .with(Properties.CIPHER_SUITES, List.of(49320L, 174L))
            .with(Properties.APN_LINK, new ObjectLink(11, 2))
            .with(Properties.MUTE_SEND, true)
            .with(Properties.ACCESS_CONTROL_RIGHTS, Map.of(new ObjectLink(3, 0), 15L));

    @ParameterizedTest
    @CsvSource({"TLV, 11542", "SENML_CBOR, 112", "SENML_JSON, 110"})
    void aDeviceIsSentWhatThePreviewSays(String format, int pct) throws Exception {
        List<Exchange.Request> requested = new CopyOnWriteArrayList<>();
        server.addListener(new BootstrapListener() {
            @Override
            public void sessionRequested(String sessionId, Origin origin, Exchange.Request request) {
                requested.add(request);
            }
        });
        configure(ACCOUNT, RICH);
        WirePlan plan = server.preview("node1", format).orElseThrow();

        device.request("ep=node1&pct=" + pct);

        SessionRecord session = session();
        assertThat(plan.steps())
                .extracting(Step::request)
                .containsExactlyElementsOf(
                        session.exchanges().stream().map(Exchange::request).toList());
        assertThat(requested)
                .containsExactlyElementsOf(
                        plan.steps().stream().map(Step::request).toList());
        assertThat(plan.format()).isEqualTo(format + " " + pct);
    }

    @Test
    void resourcesHaveNamesAndValuesThatPeopleCanRead() {
        WirePlan plan = server.preview(numbered(RICH), "TLV");
        assertThat(resources(plan, "/0/1"))
                .contains(
                        new Resource(0, "LwM2M Server URI", "coap://rich.example", 0),
                        new Resource(1, "Bootstrap-Server", false, 0),
                        new Resource(2, "Security Mode", 3L, 0),
                        new Resource(5, "Secret Key", "", 0),
                        new Resource(16, "DTLS/TLS Ciphersuite", Map.of(0, 49320L, 1, 174L), 0));
        assertThat(resources(plan, "/1/0")).contains(new Resource(10, "APN Link", "/11/2", 0));
        assertThat(resources(plan, "/2/0"))
                .containsExactly(
                        new Resource(0, "Object ID", 3L, 0),
                        new Resource(1, "Object Instance ID", 0L, 0),
                        new Resource(2, "ACL", Map.of(7, 15L), 0),
                        new Resource(3, "Access Control Owner", 7L, 0));
        assertThat(plan.needsSecureTransport()).isFalse();
    }

    @Test
    void everyNameIsThatOfTheObjectDefinition() {
        Map<Integer, ObjectModel> objects = new TreeMap<>();
        Map<Integer, String> versions = Map.of(0, "1.1", 1, "1.1", 2, "1.0", 21, "2.0");
        ObjectLoader.loadAllDefault().stream()
                .filter(object -> object.version.equals(versions.get(object.id)))
                .forEach(object -> objects.put(object.id, object));
        WirePlan plan = server.preview(numbered(AccountSamples.everything()), "TLV");
        for (Step step : plan.steps()) {
            LwM2mPath path = new LwM2mPath(
                    step.request().path().equals("/bs") ? "/" : step.request().path());
            for (Resource resource : step.resources()) {
                String name = objects.get(path.getObjectId()).resources.get(resource.id()).name;
                assertThat(resource.name()).isEqualToIgnoringCase(name.strip().replaceAll("\\s+", " "));
            }
        }
        assertThat(plan.steps()).extracting(step -> step.request().path()).contains("/0/1", "/1/0", "/2/0", "/21/0");
    }

    @Test
    void keysAreMaskedHoweverTheyAreWritten() {
        byte[] key = "open sesame 1234".getBytes(StandardCharsets.UTF_8);
        WirePlan plan = server.preview(numbered(AccountSamples.everything(Secret.of(key))), "SENML_JSON");
        assertThat(plan.needsSecureTransport()).isTrue();
        assertThat(resources(plan, "/0/1"))
                .contains(new Resource(5, "Secret Key", "********", 16))
                .contains(new Resource(8, "SMS Binding Secret Key(s)", "********", 16));
        assertThat(resources(plan, "/21/0"))
                .contains(new Resource(0, "OSCORE Master Secret", "********", 16))
                .contains(new Resource(5, "OSCORE Master Salt", "********", 16));
        String hex = HexFormat.of().formatHex(key);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(key);
        assertThat(Json.write(PlanJson.toJson(plan)) + plan)
                .doesNotContain("sesame", hex, base64)
                .contains("\"value\":\"********\",\"secret\":true,\"bytes\":16");
    }

    @Test
    void nothingIsPlannedForAnUnknownClientOrInAnUnknownFormat() {
        assertThat(server.preview("node2", "TLV")).isEmpty();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> server.preview("node1", "XML"))
                .withMessage("format: must be one of [TLV, SENML_CBOR, SENML_JSON], not 'XML'");
    }

    private static List<Resource> resources(WirePlan plan, String path) {
        return plan.steps().stream()
                .filter(step ->
                        step.request().path().equals(path) && step.request().operation() == Exchange.Operation.WRITE)
                .findFirst()
                .orElseThrow()
                .resources();
    }

    private static SortedMap<Integer, ServerAccount> numbered(ServerAccount account) {
        return new TreeMap<>(Map.of(0, account.with(Properties.SHORT_SERVER_ID, 7L)));
    }
}
