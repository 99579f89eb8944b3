// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.demo.RestClient.Page;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.store.ConfigurationStore.Query;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes clients page by page, and gives back how many. */
final class Exporting {

    private static final int PAGE = 1000;

    private final ExportFile out;
    private final Progress progress;
    private long done;

    Exporting(ExportFile out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** All clients of a store, with their keys or with masks. */
    long store(ConfigurationStore store, boolean withSecrets) {
        long all = store.count();
        List<ClientConfigurations> page = store.list(new Query("", Optional.empty(), PAGE));
        while (!page.isEmpty()) {
            page.forEach(client -> out.add(
                    client.client(),
                    withSecrets ? AccountJson.reveal(client.accounts()) : AccountJson.toJson(client.accounts())));
            tell(page.size(), all);
            String last = page.get(page.size() - 1).client();
            page = store.list(new Query("", Optional.of(last), PAGE));
        }
        progress.end();
        return done;
    }

    /** All clients of a running server. */
    long server(RestClient client) {
        Object count =
                RestClient.object(client.get(client.uri("/server")).json()).get("clients");
        long all = count instanceof Number number ? number.longValue() : 0;
        Optional<URI> next = Optional.of(client.uri("/configs?limit=" + PAGE));
        while (next.isPresent()) {
            Page page = client.get(next.get());
            var clients = RestClient.object(page.json());
            clients.forEach((name, configs) -> out.add(String.valueOf(name), configs));
            tell(clients.size(), all);
            next = page.next();
        }
        progress.end();
        return done;
    }

    private void tell(int more, long all) {
        done += more;
        progress.at(done, all == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, done / (double) all)));
    }
}
