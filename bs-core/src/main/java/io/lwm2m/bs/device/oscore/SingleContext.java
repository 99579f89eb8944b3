// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.device.oscore;

import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.oscore.OSCoreCtx;
import org.eclipse.californium.oscore.OSCoreCtxDB;

/**
 * What cf-oscore takes for its database, for one context. Its own one is keyed by tokens, which peers choose, and grows with
 * each of them.
 */
final class SingleContext implements OSCoreCtxDB {

    private final OSCoreCtx context;

    SingleContext(OSCoreCtx context) {
        this.context = context;
    }

    @Override
    public OSCoreCtx getContext(byte[] id) {
        return context;
    }

    @Override
    public OSCoreCtx getContext(byte[] id, byte[] idContext) {
        return context;
    }

    @Override
    public OSCoreCtx getContextByToken(Token token) {
        return context;
    }

    @Override
    public OSCoreCtx getContext(String uri) {
        return context;
    }

    @Override
    public void addContext(Token token, OSCoreCtx added) {
        // there is only the one
    }

    @Override
    public void addContext(String uri, OSCoreCtx added) {
        // there is only the one
    }

    @Override
    public void addContext(OSCoreCtx added) {
        // there is only the one
    }

    @Override
    public void removeContext(OSCoreCtx removed) {
        // there is only the one
    }

    @Override
    public boolean tokenExist(Token token) {
        return false;
    }

    @Override
    public void removeToken(Token token) {
        // there are none
    }

    @Override
    public void purge() {
        // there is only the one
    }
}
