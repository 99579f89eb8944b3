// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.BootstrapException.StoreFailed;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.store.ConfigurationStore;
import io.lwm2m.bs.validate.ClientRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Brings many clients in, each by the rules that hold for {@link ConfigurationAdmin#replace}: it has exactly what the file
 * says then, but for masks, which keep stored keys. All or nothing for a client; one that is refused hinders no other.
 * Safe for use by many threads.
 */
public final class Import {

    private final ConfigurationStore store;
    private final boolean dryRun;
    private final Supplier<Instant> now;

    Import(ConfigurationStore store, boolean dryRun, Supplier<Instant> now) {
        this.store = store;
        this.dryRun = dryRun;
        this.now = now;
    }

    /**
     * Brings clients in, about a thousand at best: they become one transaction.
     *
     * @throws StoreFailed when the store could not do it; none of them is stored then
     */
    public ImportReport add(List<ClientLine> lines) {
        ImportReport report = ImportReport.EMPTY;
        List<ClientLine> left = lines;
        while (!left.isEmpty()) {
            Batch batch = new Batch(store.find(names(left)), now.get());
            left.forEach(batch::decide);
            Set<String> lost = dryRun ? Set.of() : store.saveAll(batch.changes());
            report = report.plus(batch.report(lost));
            // decided again, on what somebody else has stored in between
            left = left.stream().filter(line -> lost.contains(line.client())).toList();
        }
        return report;
    }

    private static List<String> names(List<ClientLine> lines) {
        return lines.stream()
                .filter(line -> line.broken().isEmpty())
                .map(ClientLine::client)
                .distinct()
                .toList();
    }

    static SortedMap<Integer, ServerAccount> read(ClientLine line, ClientConfigurations before) {
        ClientRules.requireName(line.client());
        SortedMap<Integer, ServerAccount> given =
                AccountJson.readClient(line.configs().orElseGet(Map::of));
        if (given.isEmpty()) {
            throw new InvalidInput("configs", "missing", "give at least one configuration");
        }
        SortedMap<Integer, ServerAccount> accounts = Merge.over(before.accounts(), given);
        List<Violation> broken = ClientRules.check(accounts, before.accounts());
        if (!broken.isEmpty()) {
            throw new InvalidInput(broken);
        }
        return accounts;
    }
}
