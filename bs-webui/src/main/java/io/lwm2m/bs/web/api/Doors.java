// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.AccessToken;
import io.lwm2m.bs.web.access.Login;
import io.lwm2m.bs.web.access.SessionCookie;
import io.lwm2m.bs.web.rest.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How people get in, as far as operations are about it.
 *
 * @param login where they log in; empty where nobody has to
 * @param tokens with what; empty when there are no tokens
 * @param cookie what carries a session
 */
public record Doors(Optional<Login> login, Optional<TokenAdmin> tokens, SessionCookie cookie) {

    /** Nobody has to log in, and there are no tokens. */
    public static Doors open() {
        return new Doors(Optional.empty(), Optional.empty(), new SessionCookie(0, false));
    }

    List<Operation> operations() {
        Stream<Operation> session = login.stream().flatMap(door -> Stream.of(new LogIn(door), new LogOut(door)));
        Stream<Operation> admin = tokens.stream()
                .flatMap(all -> Stream.of(new ListTokens(all), new AddToken(all), new RemoveToken(all, this::removed)));
        Stream<Operation> always = Stream.of(new GetMe(), new GetLoginPage(), new GetLoginFile());
        return Stream.of(always, session, admin)
                .flatMap(operations -> operations)
                .toList();
    }

    private void removed(AccessToken token) {
        login.ifPresent(door -> door.removed(token));
    }
}
