// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import io.lwm2m.bs.admin.ConfigurationAdmin;
import io.lwm2m.bs.json.AccountJson;
import io.lwm2m.bs.json.Json;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientName;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import io.lwm2m.bs.validate.ClientRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file of configurations in the wiki's shape: client name to config id (or list) to configuration. */
final class LoadFile {

    private static final String SHAPE =
            "must be an object of client name to configurations, such as {\"node1\": {\"0\": {...}}}";

    private LoadFile() {}

    /**
     * Reads all of a file into a server.
     *
     * @return what is worth a second look
     * @throws CommandFailed when the file cannot be read, or breaks rules: all are named, and nothing is stored
     */
    static WarningTally into(ConfigurationAdmin admin, Path path) {
        List<Violation> broken = new ArrayList<>();
        Map<String, SortedMap<Integer, ServerAccount>> clients = clients(path, broken);
        if (!broken.isEmpty()) {
            throw new CommandFailed(broken.stream()
                    .map(violation -> "--load " + path + ": " + violation)
                    .toList());
        }
        WarningTally warnings = new WarningTally();
        clients.forEach((client, accounts) -> warnings.add(
                "--load " + path + ": " + ClientName.shown(client),
                admin.replace(client, accounts, OptionalLong.empty()).warnings()));
        return warnings;
    }

    private static Map<String, SortedMap<Integer, ServerAccount>> clients(Path path, List<Violation> broken) {
        Map<String, SortedMap<Integer, ServerAccount>> clients = new LinkedHashMap<>();
        if (read(path) instanceof Map<?, ?> file) {
            file.forEach((name, json) -> clients.put(name.toString(), client(name.toString(), json, broken)));
        } else {
            broken.add(new Violation("", "wrong-type", SHAPE));
        }
        return clients;
    }

    private static @Nullable Object read(Path path) {
        try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return Json.read(text);
        } catch (IOException e) {
            throw Unreadable.file("--load", path.toString(), e);
        } catch (InvalidInput e) {
            throw new CommandFailed("--load " + path + ": " + e.getMessage(), e);
        }
    }

    private static SortedMap<Integer, ServerAccount> client(
            String name, @Nullable Object json, List<Violation> broken) {
        String shown = name.isEmpty() ? "\"\"" : ClientName.shown(name);
        ClientName.problem(name)
                .ifPresent(why -> broken.add(new Violation(shown, "bad-name", "the client name " + why)));
        try {
            SortedMap<Integer, ServerAccount> accounts = AccountJson.readClient(json);
            if (accounts.isEmpty()) {
                broken.add(new Violation(shown, "missing", "give at least one configuration"));
            }
            ClientRules.check(accounts).forEach(violation -> broken.add(violation.under(shown)));
            return accounts;
        } catch (InvalidInput e) {
            e.violations().forEach(violation -> broken.add(violation.under(shown)));
            return new TreeMap<>();
        }
    }
}
