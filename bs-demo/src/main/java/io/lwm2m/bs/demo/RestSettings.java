// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.web.WebSettings;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How operators are served.
 *
 * @param address where
 * @param login who has to log in
 * @param plainHttp whether other machines may come by plain HTTP
 * @param key the key and certificate for HTTPS; empty for plain HTTP
 */
record RestSettings(HostPort address, Login login, boolean plainHttp, Optional<IdentityFile> key) {

    /** Who has to log in. */
    enum Login {
        /** Whoever comes from other machines; so nobody, where they cannot come. */
        ELSEWHERE,
        ALWAYS,
        NEVER
    }

    /** As it is unless told otherwise. */
    static RestSettings at(HostPort address) {
        return new RestSettings(address, Login.ELSEWHERE, false, Optional.empty());
    }

    InetSocketAddress resolved() {
        return address.resolve("--web");
    }

    boolean isElsewhere() {
        return !resolved().getAddress().isLoopbackAddress();
    }

    boolean needsLogin() {
        return login == Login.ALWAYS || login == Login.ELSEWHERE && isElsewhere();
    }

    /**
     * Refuses to show tokens to everybody on the way.
     *
     * @throws CommandFailed when that was not asked for by name
     */
    void requireSafe() {
        if (isElsewhere() && key.isEmpty() && !plainHttp) {
            throw new CommandFailed("--web " + address
                    + " can be reached from other machines, and plain HTTP can be read on"
                    + " the way, tokens and all: give a key and certificate with --web-tls FILE, or say --web-plain-http"
                    + (login == Login.NEVER ? "" : " (people have to log in then, unless you say --web-no-login)"));
        }
    }

    WebSettings toWeb(TokenAdmin tokens) {
        WebSettings known = WebSettings.DEFAULT.tokens(tokens);
        WebSettings asked = switch (login) {
            case ELSEWHERE -> known;
            case ALWAYS -> known.alwaysLogin();
            case NEVER -> known.neverLogin();
        };
        WebSettings safe = plainHttp ? asked.plainHttp() : asked;
        return key.map(safe::https).orElse(safe);
    }
}
