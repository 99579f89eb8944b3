// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import io.lwm2m.bs.model.ServerAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.BootstrapDeleteRequest;
import org.eclipse.leshan.core.request.BootstrapDiscoverRequest;
import org.eclipse.leshan.core.request.BootstrapDownlinkRequest;
import org.eclipse.leshan.core.request.BootstrapFinishRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one session, each decided on what the device answered to those before: Discover, deletes, writes,
 * Finish (DESIGN.md, section 6). Not for use by several threads at once; a session has one request under way.
 */
final class SessionPlan {

    /** Refusals of a delete that the plan goes on from: 4.00, 4.04, 4.05 and 5.01. */
    private static final Set<Integer> TOLERATED = Set.of(400, 404, 405, 501);

    /** What comes next. */
    sealed interface Step {
        /** Send a request. */
        record Send(BootstrapDownlinkRequest<? extends LwM2mResponse> request) implements Step {}

        /** The device has confirmed the configuration. */
        record Success() implements Step {}

        /** The device refused, or is gone. */
        record Failure() implements Step {}
    }

    private enum Phase {
        DISCOVER,
        DELETE,
        WRITE,
        FINISH
    }

    private final WritePlan writePlan;
    private final Formats formats;
    private final Deque<LwM2mPath> deletes = new ArrayDeque<>();
    private final Deque<PlannedInstance> writes = new ArrayDeque<>();
    private Discovered device = Discovered.NOTHING;
    private Phase phase = Phase.DISCOVER;

    SessionPlan(SortedMap<Integer, ServerAccount> accounts, @Nullable ContentFormat preferred) {
        writePlan = new WritePlan(accounts);
        formats = new Formats(preferred);
    }

    /** The first request. */
    static BootstrapDiscoverRequest first() {
        return new BootstrapDiscoverRequest();
    }

    /** What comes after the reply to the request that was sent last. */
    Step after(Reply reply) {
        return switch (phase) {
            case DISCOVER -> afterDiscover(reply);
            case DELETE -> afterDelete(reply);
            case WRITE -> afterWrite(reply);
            case FINISH -> reply instanceof Reply.Done ? new Step.Success() : new Step.Failure();
        };
    }

    /** The deletes and writes for a device, as far as they can be known before it answers any of them. */
    static List<BootstrapDownlinkRequest<? extends LwM2mResponse>> requests(
            SortedMap<Integer, ServerAccount> accounts, Discovered device, ContentFormat format) {
        WritePlan plan = new WritePlan(accounts);
        List<BootstrapDownlinkRequest<? extends LwM2mResponse>> requests = new ArrayList<>();
        plan.objects().forEach(object -> requests.add(new BootstrapDeleteRequest(object)));
        plan.instances(device).forEach(instance -> requests.add(instance.write(format)));
        return requests;
    }

    private Step afterDiscover(Reply reply) {
        if (reply instanceof Reply.Done done) {
            device = done.links().map(Discovered::of).orElse(Discovered.NOTHING);
        }
        if (knowsNoDiscover(reply)) {
            deletes.add(LwM2mPath.ROOTPATH);
        } else {
            deleteObjects();
        }
        phase = Phase.DELETE;
        return nextDelete();
    }

    /**
     * A client that answers Discover with RST or 5.00 does not know the operation at all, and may know no delete but that
     * of everything: coap-node 0.2.5 ends at {@code DELETE /0}. One that knows it refuses with a code of its own.
     */
    private static boolean knowsNoDiscover(Reply reply) {
        return reply instanceof Reply.None none && none.rejected()
                || reply instanceof Reply.Refused refused && refused.code().equals(ResponseCode.INTERNAL_SERVER_ERROR);
    }

    private void deleteObjects() {
        writePlan.objects().forEach(object -> deletes.add(new LwM2mPath(object)));
    }

    private Step afterDelete(Reply reply) {
        LwM2mPath deleted = deletes.remove();
        if (reply instanceof Reply.Refused refused
                && TOLERATED.contains(refused.code().getCode())) {
            if (deleted.isRoot()) {
                deleteObjects();
            } else if (deleted.isObject()) {
                List<LwM2mPath> instances = device.deletable(deleted.getObjectId());
                for (int i = instances.size() - 1; i >= 0; i--) {
                    deletes.addFirst(instances.get(i));
                }
            }
        } else if (!(reply instanceof Reply.Done)) {
            return new Step.Failure();
        }
        return nextDelete();
    }

    private Step nextDelete() {
        if (!deletes.isEmpty()) {
            return new Step.Send(new BootstrapDeleteRequest(deletes.element().toString()));
        }
        phase = Phase.WRITE;
        writes.addAll(writePlan.instances(device));
        return nextWrite();
    }

    private Step afterWrite(Reply reply) {
        if (reply instanceof Reply.Done) {
            writes.remove();
            return nextWrite();
        }
        return reply instanceof Reply.Refused refused && otherFormat(refused.code()) ? nextWrite() : new Step.Failure();
    }

    /**
     * 4.15 asks for another format. 4.00 to opaque values in SenML JSON may: Wakaama decodes only the Base64 alphabet
     * with + and /, RFC 8428 wants the one with - and _.
     */
    private boolean otherFormat(ResponseCode code) {
        if (code.equals(ResponseCode.UNSUPPORTED_CONTENT_FORMAT)) {
            return formats.next();
        }
        return code.equals(ResponseCode.BAD_REQUEST)
                && formats.current().equals(ContentFormat.SENML_JSON)
                && writes.element().holdsOpaque()
                && formats.nextTlv();
    }

    private Step nextWrite() {
        if (!writes.isEmpty()) {
            return new Step.Send(writes.element().write(formats.current()));
        }
        phase = Phase.FINISH;
        return new Step.Send(new BootstrapFinishRequest());
    }
}
