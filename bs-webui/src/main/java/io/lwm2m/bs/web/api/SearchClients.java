// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.model.Shown;
import io.lwm2m.bs.store.ClientPage;
import io.lwm2m.bs.store.ClientSearch;
import io.lwm2m.bs.store.ClientSearch.Order;
import io.lwm2m.bs.store.SessionJournal;
import io.lwm2m.bs.web.rest.Answer;
import io.lwm2m.bs.web.rest.Call;
import io.lwm2m.bs.web.rest.Doc;
import io.lwm2m.bs.web.rest.Operation;
import io.lwm2m.bs.web.rest.Refusal;
import io.lwm2m.bs.web.rest.Reply;
import io.lwm2m.bs.web.rest.Right;
import io.lwm2m.bs.web.rest.Schemas;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A page of clients for people to look through, without their configurations. */
record SearchClients(ConfigurationAdmin admin, SessionJournal journal, ClientCount count) implements Operation {

    private static final List<String> ORDERS =
            Arrays.stream(Order.values()).map(Order::word).toList();
    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    /** Short enough for somebody who types; long enough for a million clients. */
    private static final Duration TIME = Duration.ofMillis(250);

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/api/v1/clients";
    }

    @Override
    public Right right() {
        return Right.READ;
    }

    @Override
    public Doc doc() {
        return Doc.of("Looks for clients: by a part of their names or server URIs, in several orders")
                .query(
                        "search",
                        "Only clients whose name or server URIs contain this, in upper or lower case",
                        Schemas.string())
                .query("prefix", "Only clients whose names start with this", Schemas.string())
                .query("sort", "By name or by last change; with a hyphen backwards", Schemas.oneWord(ORDERS))
                .query("after", "The next of the page before", Schemas.string())
                .query("limit", "The most clients", Schemas.limit(DEFAULT, MOST))
                .returns(
                        200,
                        "complete: false when the time was over before all were looked through; go on with next",
                        ClientRows.shape())
                .refuses(400, "A bad query");
    }

    @Override
    public Reply answer(Call call) {
        ClientPage page = admin.search(new ClientSearch(
                call.query("prefix").orElse(""),
                call.query("search").orElse(""),
                call.query("sort").map(SearchClients::order).orElse(Order.NAME),
                call.query("after"),
                call.limit(DEFAULT, MOST),
                TIME));
        List<String> names = page.clients().stream().map(ClientPage.Row::client).toList();
        Map<String, Object> json = ClientRows.toJson(page, journal.last(names));
        if (call.query("after").isEmpty()) {
            json.put("total", count.get());
        }
        return Answer.json(json);
    }

    private static Order order(String word) {
        return Order.of(word)
                .orElseThrow(
                        () -> new Refusal(400, "sort must be one of " + ORDERS + ", not '" + Shown.cut(word) + "'"));
    }
}
