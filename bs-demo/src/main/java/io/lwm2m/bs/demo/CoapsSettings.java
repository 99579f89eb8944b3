// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.device.dtls.DtlsSettings;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.TrustFile;
import java.util.Optional;

/**
 * CoAP over DTLS.
 *
 * @param address where devices are served
 * @param identity the server's key and certificate; empty for those that are made at the first start
 * @param trusted the authorities that certify clients; empty for none
 * @param limits what is taken on at most
 */
record CoapsSettings(
        HostPort address, Optional<IdentityFile> identity, Optional<TrustFile> trusted, DtlsSettings limits) {

    /** With the usual limits. */
    CoapsSettings(HostPort address, Optional<IdentityFile> identity, Optional<TrustFile> trusted) {
        this(address, identity, trusted, DtlsSettings.DEFAULT);
    }
}
