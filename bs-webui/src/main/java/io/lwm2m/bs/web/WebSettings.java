// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.model.BootstrapException.StartFailed;
import io.lwm2m.bs.web.WebLogin.When;
import io.lwm2m.bs.web.access.LoginRules;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/**
 * What holds for a web server. By default it serves this machine alone, where nobody has to log in. Where other machines can
 * reach it, it wants tokens to log in with and a key for HTTPS, unless it is told by name to do without. Immutable.
 *
 * <pre>{@code
 * TokenAdmin tokens = TokenAdmin.on(store);
 * tokens.first().ifPresent(issued -> show(issued.text()));
 * WebSettings settings = WebSettings.DEFAULT.tokens(tokens).https(IdentityFile.at(file));
 * WebServer web = WebServer.start(server, new InetSocketAddress(8443), settings);
 * }</pre>
 */
public final class WebSettings {

    /** Serves this machine alone. */
    public static final WebSettings DEFAULT = new WebSettings(
            new WebLogin(When.ELSEWHERE, Optional.empty(), LoginRules.DEFAULT),
            Optional.empty(),
            false,
            EventRules.DEFAULT,
            Clock.systemUTC());

    final WebLogin login;
    final Optional<IdentityFile> tls;
    final EventRules events;
    final Clock clock;
    private final boolean plainHttp;

    private WebSettings(WebLogin login, Optional<IdentityFile> tls, boolean plainHttp, EventRules events, Clock clock) {
        this.login = login;
        this.tls = tls;
        this.plainHttp = plainHttp;
        this.events = events;
        this.clock = clock;
    }

    /** With tokens to log in with; they can be listed, made and removed over REST. */
    public WebSettings tokens(TokenAdmin tokens) {
        return with(login.with(tokens));
    }

    /** People have to log in on this machine too, behind a proxy for instance. */
    public WebSettings alwaysLogin() {
        return with(login.with(When.ALWAYS));
    }

    /** Nobody has to log in: whoever reaches the server may do everything. */
    public WebSettings neverLogin() {
        return with(login.with(When.NEVER));
    }

    /** Speaks HTTPS; the file is read again within seconds when it changes. */
    public WebSettings https(IdentityFile file) {
        return new WebSettings(login, Optional.of(file), plainHttp, events, clock);
    }

    /** Other machines may speak plain HTTP, which everybody on the way can read: a proxy before it does HTTPS, perhaps. */
    public WebSettings plainHttp() {
        return new WebSettings(login, tls, true, events, clock);
    }

    /** What holds for tokens and sessions. */
    public WebSettings rules(LoginRules rules) {
        return with(login.with(rules));
    }

    /** With another clock. */
    public WebSettings clock(Clock other) {
        return new WebSettings(login, tls, plainHttp, events, other);
    }

    WebSettings events(EventRules other) {
        return new WebSettings(login, tls, plainHttp, other, clock);
    }

    private WebSettings with(WebLogin other) {
        return new WebSettings(other, tls, plainHttp, events, clock);
    }

    /** Whether people have to log in at an address. */
    boolean needsLogin(InetSocketAddress address) {
        return login.isNeeded(isElsewhere(address));
    }

    /**
     * Refuses what would be unsafe at an address.
     *
     * @throws StartFailed when it was not asked for by name
     */
    void requireSafe(InetSocketAddress address) {
        if (needsLogin(address) && login.tokens().isEmpty()) {
            throw new StartFailed(
                    "The web server at " + address + " has no tokens to log in with: give WebSettings.tokens, or say"
                            + " WebSettings.neverLogin",
                    null);
        }
        if (isElsewhere(address) && tls.isEmpty() && !plainHttp) {
            throw new StartFailed(
                    "The web server at " + address + " can be reached from other machines, and plain HTTP can be read"
                            + " by everybody on the way: give WebSettings.https, or say WebSettings.plainHttp",
                    null);
        }
    }

    private static boolean isElsewhere(InetSocketAddress address) {
        return !address.isUnresolved() && !address.getAddress().isLoopbackAddress();
    }
}
