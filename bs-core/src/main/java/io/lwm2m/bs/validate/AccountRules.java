// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.validate;

import static io.lwm2m.bs.model.Properties.DEFAULT_MAX_PERIOD;
import static io.lwm2m.bs.model.Properties.DEFAULT_MIN_PERIOD;
import static io.lwm2m.bs.model.Properties.OSCORE_MASTER_SECRET;
import static io.lwm2m.bs.model.Properties.OSCORE_RECIPIENT_ID;
import static io.lwm2m.bs.model.Properties.OSCORE_SENDER_ID;
import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SECURITY_MODE;
import static io.lwm2m.bs.model.Properties.SERVER_PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SERVER_URI;

import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Property;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.model.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules for one server account. Stateless. */
public final class AccountRules {

    private AccountRules() {}

    /**
     * All rules that the account breaks; empty when it is good. First those for single properties, in the order of the
     * table, then those for several: as far as each of these properties is good in itself.
     */
    public static List<Violation> check(ServerAccount account) {
        List<Violation> broken = check(account, List.of());
        if (broken.isEmpty()) {
            KeyRules.checkPair(account).ifPresent(broken::add);
        }
        return broken;
    }

    /**
     * As {@link #check(ServerAccount)}, but says nothing about properties that could not be read, and does not look whether
     * keys belong together: that takes its time, and what was read is checked once more before it is stored.
     */
    static List<Violation> check(ServerAccount account, Collection<String> unread) {
        List<Violation> broken = new ArrayList<>();
        Set<String> bad = new HashSet<>(unread);
        Properties.ALL.stream()
                .filter(property -> !unread.contains(property.name()))
                .forEach(property -> checkValue(account, property).ifPresent(broken::add));
        broken.forEach(violation -> bad.add(violation.path()));
        if (areGood(bad, SERVER_URI, SECURITY_MODE, PUB_KEY_ID, SERVER_PUB_KEY_ID, SECRET_KEY)) {
            checkMode(account, broken);
        }
        if (areGood(bad, DEFAULT_MIN_PERIOD, DEFAULT_MAX_PERIOD)) {
            checkPeriods(account, broken);
        }
        if (areGood(bad, OSCORE_MASTER_SECRET, OSCORE_SENDER_ID, OSCORE_RECIPIENT_ID)) {
            checkOscore(account, broken);
        }
        return broken;
    }

    private static boolean areGood(Set<String> bad, Property<?>... properties) {
        return Stream.of(properties).map(Property::name).noneMatch(bad::contains);
    }

    private static <T> Optional<Violation> checkValue(ServerAccount account, Property<T> property) {
        Optional<T> value = account.get(property);
        if (value.isEmpty()) {
            return property.traits().mandatory()
                    ? Optional.of(new Violation(property.name(), "missing", "must be given"))
                    : Optional.empty();
        }
        if (value.get() instanceof Opaque opaque && opaque.isPrivateKey()) {
            String why = "must not be a private key: it would be shown to everybody; the place for it is secretKey";
            return Optional.of(new Violation(property.name(), "private-key", why));
        }
        return value.filter(given -> !property.range().allows().test(given))
                .map(given -> new Violation(property.name(), "out-of-range", why(property, given)));
    }

    private static <T> String why(Property<T> property, T value) {
        String detail = property.range().detail().apply(value);
        return "must " + property.range().rule() + not(property, value) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static <T> String not(Property<T> property, T value) {
        String text = property.isSecret() ? "" : String.valueOf(property.type().toJson(value));
        return text.isEmpty() || text.length() > 100 ? "" : ", not '" + text + "'";
    }

    private static void checkMode(ServerAccount account, List<Violation> broken) {
        Optional<SecurityMode> mode = SecurityMode.of(account);
        if (mode.isEmpty()) {
            String why = "must be given: it is not clear from serverURI and the keys (0 PSK, 1 raw public key,"
                    + " 2 certificate, 3 NoSec, 4 EST)";
            broken.add(new Violation(SECURITY_MODE.name(), "missing", why));
            return;
        }
        boolean coaps = account.hasScheme("coaps");
        if (mode.get().isSecured() != coaps) {
            String rule = "must start with " + (coaps ? "coap" : "coaps") + ":// when securityMode is "
                    + mode.get().code() + " (" + mode.get() + "), not '" + account.serverUri() + "'";
            broken.add(new Violation(SERVER_URI.name(), "scheme", rule));
        }
        KeyRules.check(account, mode.get(), broken);
    }

    private static void checkPeriods(ServerAccount account, List<Violation> broken) {
        long least = account.get(DEFAULT_MIN_PERIOD).orElse(0L);
        account.get(DEFAULT_MAX_PERIOD).filter(most -> most < least).ifPresent(most -> {
            String why = "must not be less than defaultMinPeriod, " + least + ", but is " + most;
            broken.add(new Violation(DEFAULT_MAX_PERIOD.name(), "out-of-range", why));
        });
    }

    private static void checkOscore(ServerAccount account, List<Violation> broken) {
        if (!account.usesOscore()) {
            return;
        }
        for (Property<?> property : List.of(OSCORE_MASTER_SECRET, OSCORE_SENDER_ID, OSCORE_RECIPIENT_ID)) {
            if (account.get(property).isEmpty()) {
                broken.add(new Violation(property.name(), "missing", "must be given for an account with OSCORE"));
            }
        }
        if (account.get(OSCORE_SENDER_ID).isPresent()
                && account.get(OSCORE_SENDER_ID).equals(account.get(OSCORE_RECIPIENT_ID))) {
            broken.add(new Violation(OSCORE_RECIPIENT_ID.name(), "duplicate", "must differ from oscoreSenderId"));
        }
    }
}
