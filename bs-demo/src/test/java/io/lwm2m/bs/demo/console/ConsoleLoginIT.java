// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lwm2m.bs.admin.TokenAdmin;
import io.lwm2m.bs.model.Role;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.store.memory.InMemoryTokenStore;
import io.lwm2m.bs.web.WebSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console where people have to log in. */
class ConsoleLoginIT {

    private final TokenAdmin tokens = TokenAdmin.on(new InMemoryTokenStore());
    private Chromium chromium;
    private ConsoleServer server;
    private Page page;

    @BeforeEach
    void start() {
        Chromium.require();
        server = new ConsoleServer(WebSettings.DEFAULT.tokens(tokens).alwaysLogin());
        server.bootstrap()
                .configure("node1", ServerAccount.to("coap://a.example"))
                .join();
        chromium = new Chromium();
        page = new Page(chromium.driver(), server.uri());
        chromium.look(Look.DESK);
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @Test
    void peopleLogInGoOnWhereTheyWantedToAndLogOut() throws Exception {
        String admin = text(tokens.add("anna", Role.ADMIN).text());
        page.open("/clients/node1");
        page.type("Token", "lwbs_wrong");
        page.press("Log in");
        page.has("[aria-invalid=true]");
        page.type("Token", admin);
        page.press("Log in");
        page.isAt("/clients/node1");
        page.sees("anna");
        page.sees("Edit");
        page.press("Log out");
        page.sees("Token");
        assertThat(page.path()).startsWith("/login");

        page.type("Token", text(tokens.add("rita", Role.READ).text()));
        page.press("Log in");
        page.sees("rita");
        page.open("/clients/node1");
        page.sees("coap://a.example");
        page.seesNot("Remove");
        page.open("/clients");
        page.seesNot("Add a client");

        removeToken("rita", admin);
        page.sees("Token");
        assertThat(page.path()).startsWith("/login?then=%2Fclients");
    }

    /** As somebody else does it, who is admin: whoever used the token is out at once. */
    private void removeToken(String name, String admin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/api/v1/tokens/" + name))
                .header("Authorization", "Bearer " + admin)
                .DELETE()
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(204);
    }

    private static String text(Secret token) {
        return new String(token.bytes(), StandardCharsets.US_ASCII);
    }
}
