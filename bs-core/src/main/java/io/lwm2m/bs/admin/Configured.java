// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.Violation;
import java.util.List;

/**
 * What became of a change. {@code toString} shows no key.
 *
 * @param client what the client has now
 * @param warnings what is worth a second look, see {@link io.lwm2m.bs.validate.AccountWarnings}; paths start with the
 *     config id
 * @param generated the keys that were made; whoever asked for them has to be shown them now, for nothing shows them later
 */
public record Configured(ClientConfigurations client, List<Violation> warnings, List<Generated> generated) {

    /** Copies the lists. */
    public Configured {
        warnings = List.copyOf(warnings);
        generated = List.copyOf(generated);
    }

    /**
     * A key that was made.
     *
     * @param configId which configuration it is in
     * @param pubKeyId the PSK identity that goes with it
     * @param secretKey the key
     */
    public record Generated(int configId, Opaque pubKeyId, Secret secretKey) {}
}
