// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.json;

import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client in the file of Leshan's bootstrap server demo, {@code data/bootstrapStore.json}: Jackson's form of its
 * {@code BootstrapConfig}, up to 2.0.0-M15. A Security and the Server instance with the same short id become an account.
 *
 * @param configs config id to configuration
 * @param notes what has no place here
 */
record LeshanJson(Map<String, Object> configs, List<Violation> notes) {

    private static final Set<String> FIELDS =
            Set.of("autoIdForSecurityObject", "contentFormat", "toDelete", "servers", "security", "acls", "oscore");
    private static final Set<String> DELETED = Set.of("/0", "/1", "/2", "/21");

    /** Whether it has this form; in any other, names are config ids. */
    static boolean isLeshan(Object client) {
        return client instanceof Map<?, ?> object
                && (object.containsKey("security") || object.containsKey("servers"))
                && FIELDS.containsAll(object.keySet());
    }

    static LeshanJson read(Object client) {
        Map<?, ?> file = map(client);
        List<Violation> notes = new ArrayList<>();
        Map<Integer, Map<?, ?>> servers = instances(file.get("servers"), "servers", notes);
        Map<Integer, Map<?, ?>> oscore = instances(file.get("oscore"), "oscore", notes);
        Map<String, Object> configs = new LinkedHashMap<>();
        instances(file.get("security"), "security", notes).forEach((id, security) -> {
            String place = "security." + id;
            if (Boolean.TRUE.equals(security.get("bootstrapServer"))) {
                note(notes, place, "is the account of the bootstrap server itself, which devices keep");
                return;
            }
            Map<String, Object> account = new LinkedHashMap<>();
            LeshanFields.security(place, notes).copy(security, account);
            copyOscore(security, oscore, account, place, notes);
            Optional<Integer> server = server(servers, security.get("serverId"));
            if (server.isPresent()) {
                int number = server.get();
                LeshanFields.server("servers." + number, notes).copy(map(servers.remove(number)), account);
            } else {
                note(notes, place, "has no Server instance with its short id: lifetime and the like are the defaults");
            }
            copyRights(file.get("acls"), account, notes);
            configs.put(Integer.toString(configs.size()), account);
        });
        servers.keySet().forEach(id -> note(notes, "servers." + id, "no Security instance has its short id; left out"));
        noteRest(file, notes);
        return new LeshanJson(configs, List.copyOf(notes));
    }

    private static Optional<Integer> server(Map<Integer, Map<?, ?>> servers, @Nullable Object shortId) {
        return servers.entrySet().stream()
                .filter(server -> same(server.getValue().get("shortId"), shortId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void copyOscore(
            Map<?, ?> security,
            Map<Integer, Map<?, ?>> oscore,
            Map<String, Object> account,
            String place,
            List<Violation> notes) {
        Object link = security.get("oscoreSecurityMode");
        if (link == null) {
            return;
        }
        oscore.entrySet().stream()
                .filter(instance -> same(instance.getKey(), link))
                .findFirst()
                .ifPresentOrElse(
                        instance -> LeshanFields.oscore("oscore." + instance.getKey(), notes)
                                .copy(instance.getValue(), account),
                        () -> note(notes, place + ".oscoreSecurityMode", "there is no oscore." + link));
    }

    /** Each instance of Access Control gives rights on one object instance to several servers. */
    private static void copyRights(@Nullable Object acls, Map<String, Object> account, List<Violation> notes) {
        Map<String, Object> rights = new LinkedHashMap<>();
        instances(acls, "acls", notes).forEach((id, acl) -> {
            String path = "/" + acl.get("objectId") + "/" + acl.get("objectInstanceId");
            map(acl.get("acls")).forEach((shortId, bits) -> {
                if (same(shortId, account.get("shortServerId")) && bits != null) {
                    rights.put(path, bits);
                }
            });
        });
        if (!rights.isEmpty()) {
            account.put("accessControl", rights);
        }
    }

    private static void noteRest(Map<?, ?> file, List<Violation> notes) {
        if (file.get("contentFormat") != null) {
            note(notes, "contentFormat", "the format is found out in each session");
        }
        instances(file.get("acls"), "acls", notes).forEach((id, acl) -> {
            if (acl.get("AccessControlOwner") != null) {
                note(notes, "acls." + id + ".AccessControlOwner", "the server that has the right is made the owner");
            }
            map(acl.get("acls")).keySet().stream()
                    .filter(shortId -> same(shortId, 0))
                    .forEach(shortId -> note(notes, "acls." + id + ".acls.0", "there are no rights for all servers"));
        });
        if (file.get("toDelete") instanceof List<?> paths) {
            paths.stream()
                    .filter(path -> !DELETED.contains(String.valueOf(path)))
                    .forEach(path -> note(notes, "toDelete", path + " is not deleted before a bootstrap here"));
        }
    }

    /** In the order of their numbers. */
    private static Map<Integer, Map<?, ?>> instances(@Nullable Object json, String place, List<Violation> notes) {
        Map<Integer, Map<?, ?>> instances = new TreeMap<>();
        map(json).forEach((id, instance) -> {
            if (String.valueOf(id).matches("\\d{1,5}") && instance instanceof Map<?, ?> fields) {
                instances.put(Integer.valueOf(String.valueOf(id)), fields);
            } else {
                note(notes, place + "." + id, "is no instance; left out");
            }
        });
        return instances;
    }

    static Map<?, ?> map(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static boolean same(@Nullable Object number, @Nullable Object other) {
        return number != null && other != null && number.toString().equals(other.toString());
    }

    static void note(List<Violation> notes, String path, String why) {
        notes.add(new Violation(path, "not-mapped", why));
    }
}
