// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.dtls;

import io.lwm2m.bs.device.dtls.ServerSecurity.Current;
import java.util.List;
import java.util.Optional;

/**
 * Identity and trusted authorities from files.
 *
 * @param identity who the server is
 * @param trusted whom it trusts; empty for nobody
 */
public record SecurityFiles(IdentityFile identity, Optional<TrustFile> trusted) implements ServerSecurity.Source {

    @Override
    public Current read() {
        return new Current(identity.read(), trusted.map(TrustFile::read).orElseGet(TrustedCertificates::none));
    }

    @Override
    public List<String> warnings() {
        return identity.warnings();
    }
}
