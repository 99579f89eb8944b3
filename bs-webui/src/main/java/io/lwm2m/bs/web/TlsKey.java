// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who a server is to browsers. Prints no key.
 *
 * @param key the private key
 * @param chain its certificate, then the one of the issuer and so on; at least one
 */
public record TlsKey(PrivateKey key, List<X509Certificate> chain) {

    /** Copies the list. */
    public TlsKey {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "key of " + chain.get(0).getSubjectX500Principal();
    }
}
