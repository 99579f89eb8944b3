// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.leshan.core.link.LinkParseException;
import org.eclipse.leshan.core.link.lwm2m.DefaultLwM2mLinkParser;
import org.eclipse.leshan.core.link.lwm2m.LwM2mLinkParser;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.request.ContentFormat;

/**
 * What a client asks for with a Bootstrap-Pack-Request. The requests for all blocks of a pack are equal.
 *
 * @param by who asks
 * @param query the query as it came
 * @param accept the code of the content format that is asked for; -1 for none
 */
record PackQuery(LwM2mIdentity by, List<String> query, int accept) {

    private static final LwM2mLinkParser LINKS = new DefaultLwM2mLinkParser();

    static PackQuery of(Request request) {
        OptionSet options = request.getOptions();
        return new PackQuery(
                Admission.peer(request).getIdentity(), List.copyOf(options.getUriQuery()), options.getAccept());
    }

    /**
     * The format of the pack; empty when there is none in the format that is asked for. SenML CBOR when none is: the
     * specification has no default, and it is the smaller one.
     */
    Optional<ContentFormat> format() {
        return switch (accept) {
            case -1, ContentFormat.SENML_CBOR_CODE -> Optional.of(ContentFormat.SENML_CBOR);
            case ContentFormat.SENML_JSON_CODE -> Optional.of(ContentFormat.SENML_JSON);
            default -> Optional.empty();
        };
    }

    /**
     * What the client tells of itself: since 1.2.1 it may list the instances of its account for this server, which are not to be
     * written to. Empty when that cannot be understood.
     */
    Optional<Discovered> device() {
        String accounts = BootstrapQuery.accounts(query);
        if (accounts.isEmpty()) {
            return Optional.of(Discovered.UNASKED);
        }
        try {
            return Optional.of(Discovered.of(
                    LINKS.parseLwM2mLinkFromCoreLinkFormat(accounts.getBytes(StandardCharsets.UTF_8), null)));
        } catch (LinkParseException e) {
            return Optional.empty();
        }
    }
}
