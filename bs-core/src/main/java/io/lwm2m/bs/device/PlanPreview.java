// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.model.WirePlan;
import io.lwm2m.bs.model.WirePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapFinishRequest;
import org.eclipse.leshan.core.request.BootstrapWriteRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.response.LwM2mResponse;

/** Shows the requests of a session that has not begun, made by the code that makes those of a real one. Stateless. */
public final class PlanPreview {

    /** Nearly all devices have the account for their bootstrap server there. */
    private static final Set<LwM2mPath> USUAL_ACCOUNT = Set.of(new LwM2mPath(0, 0));

    private static final Discovered USUAL_DEVICE = new Discovered(USUAL_ACCOUNT, USUAL_ACCOUNT);

    private PlanPreview() {}

    /**
     * The plan for a device whose own bootstrap account is at {@code /0/0} and that answers every request with a success.
     *
     * @param accounts good accounts with short server ids
     * @param format the name of a content format, {@code TLV} for instance
     * @throws InvalidInput when there is no such format
     */
    public static WirePlan of(SortedMap<Integer, ServerAccount> accounts, String format, SessionRules rules) {
        ContentFormat chosen = Formats.named(format)
                .orElseThrow(() -> new InvalidInput(
                        "format",
                        "out-of-range",
                        "must be one of " + Formats.names() + ", not '" + Shown.cut(format) + "'"));
        List<BootstrapDownlinkRequest<? extends LwM2mResponse>> requests = new ArrayList<>();
        requests.add(SessionPlan.first());
        requests.addAll(SessionPlan.requests(accounts, USUAL_DEVICE, chosen));
        requests.add(new BootstrapFinishRequest());
        boolean keys = accounts.values().stream().anyMatch(ServerAccount::holdsSecret);
        return new WirePlan(
                Exchanges.name(chosen),
                keys && !rules.allowPlaintextSecrets(),
                requests.stream().map(PlanPreview::step).toList());
    }

    private static Step step(BootstrapDownlinkRequest<? extends LwM2mResponse> request) {
        boolean writes = request instanceof BootstrapWriteRequest write && write.getNode() instanceof PlannedInstance;
        return new Step(
                Exchanges.request(request),
                writes
                        ? PlannedResources.of((PlannedInstance) ((BootstrapWriteRequest) request).getNode())
                        : List.of());
    }
}
