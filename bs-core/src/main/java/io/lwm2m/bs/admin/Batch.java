// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import io.lwm2m.bs.admin.ImportReport.Refused;
import io.lwm2m.bs.admin.ImportReport.Warned;
import io.lwm2m.bs.json.ClientLine;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.validate.ClientRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is decided about some lines of an import before anything of it is written. */
final class Batch {

    private final Map<String, ClientConfigurations> known = new HashMap<>();
    private final Map<String, ClientConfigurations> changes = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Warned> warned = new ArrayList<>();
    private final Instant now;

    /** Knows what these clients have now. */
    Batch(Collection<ClientConfigurations> stored, Instant now) {
        this.now = now;
        stored.forEach(client -> known.put(client.client(), client));
    }

    private enum Kind {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    private record Decision(String client, Kind kind) {}

    void decide(ClientLine line) {
        if (!line.broken().isEmpty()) {
            refused.add(new Refused(line.line(), line.client(), line.broken()));
            return;
        }
        try {
            ClientConfigurations before = known.getOrDefault(line.client(), ClientConfigurations.none(line.client()));
            ClientConfigurations after = before.with(Import.read(line, before));
            decisions.add(new Decision(line.client(), kind(before, after)));
            known.put(after.client(), after);
            warn(line, after);
        } catch (InvalidInput e) {
            refused.add(new Refused(line.line(), line.client(), e.violations()));
        }
    }

    private void warn(ClientLine line, ClientConfigurations client) {
        List<Violation> warnings = ClientRules.warnings(client.accounts(), server -> true, now);
        if (!warnings.isEmpty()) {
            warned.add(new Warned(line.line(), line.client(), warnings));
        }
    }

    private Kind kind(ClientConfigurations before, ClientConfigurations after) {
        if (after.accounts().equals(before.accounts())) {
            return Kind.UNCHANGED;
        }
        changes.put(after.client(), after);
        return before.accounts().isEmpty() ? Kind.CREATED : Kind.CHANGED;
    }

    /** What is to be written: each client once. */
    Collection<ClientConfigurations> changes() {
        return changes.values();
    }

    /** What became of the lines, but for those of some clients. */
    ImportReport report(Set<String> lost) {
        return new ImportReport(
                count(Kind.CREATED, lost),
                count(Kind.CHANGED, lost),
                count(Kind.UNCHANGED, lost),
                refused.stream().filter(line -> !lost.contains(line.client())).toList(),
                warned.stream().filter(line -> !lost.contains(line.client())).toList());
    }

    private long count(Kind kind, Set<String> lost) {
        return decisions.stream()
                .filter(decision -> decision.kind() == kind && !lost.contains(decision.client()))
                .count();
    }
}
