// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.admin;

import static io.lwm2m.bs.model.Properties.PUB_KEY_ID;
import static io.lwm2m.bs.model.Properties.SECRET_KEY;
import static io.lwm2m.bs.model.Properties.SHORT_SERVER_ID;

import io.lwm2m.bs.admin.Configured.Generated;
import io.lwm2m.bs.model.BootstrapException.InvalidInput;
import io.lwm2m.bs.model.ClientConfigurations;
import io.lwm2m.bs.model.Opaque;
import io.lwm2m.bs.model.Properties;
import io.lwm2m.bs.model.Secret;
import io.lwm2m.bs.model.SecurityMode;
import io.lwm2m.bs.model.ServerAccount;
import io.lwm2m.bs.validate.PskRules;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes pre-shared keys for accounts that ask for one with {@link Secret#generated(long)}, and identities for those that
 * have none: the client name, a hyphen and the Short Server ID. Safe for use by many threads.
 *
 * <pre>{@code
 * Configured done = server.admin().configure("node1", List.of(ServerAccount.to("coaps://leshan.example")
 *         .with(Properties.SECRET_KEY, Secret.generated(16))));
 * done.generated().get(0).secretKey().bytes();
 * }</pre>
 */
public final class KeyGeneration {

    private final SecureRandom random;

    /** With a source of random numbers. */
    public KeyGeneration(SecureRandom random) {
        this.random = random;
    }

    /** A new key of so many bytes. */
    public Secret key(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Secret.of(key);
    }

    /** The client with keys in place of those that its accounts ask for; wishes that break rules stay as they are. */
    ClientConfigurations make(ClientConfigurations client, List<Generated> generated) {
        SortedMap<Integer, ServerAccount> accounts = new TreeMap<>(client.accounts());
        accounts.replaceAll((id, account) -> account.get(SECRET_KEY)
                .flatMap(Secret::toGenerate)
                .filter(bytes -> SecurityMode.of(account).equals(Optional.of(SecurityMode.PSK)))
                .filter(Properties.GENERATED_BYTES.allows())
                .map(bytes -> withKey(client.client(), id, account, bytes.intValue(), generated))
                .orElse(account));
        return client.with(accounts);
    }

    private ServerAccount withKey(
            String client, int configId, ServerAccount account, int bytes, List<Generated> generated) {
        long server = account.get(SHORT_SERVER_ID).orElseThrow();
        Generated made = new Generated(
                configId, account.get(PUB_KEY_ID).orElseGet(() -> identity(client, configId, server)), key(bytes));
        generated.add(made);
        return account.with(PUB_KEY_ID, made.pubKeyId()).with(SECRET_KEY, made.secretKey());
    }

    /** No two accounts of any clients get the same one: what follows the last hyphen is the Short Server ID. */
    private static Opaque identity(String client, int configId, long shortServerId) {
        Opaque identity = Opaque.ofText(client + "-" + shortServerId);
        if (identity.size() > PskRules.MAX_IDENTITY) {
            String why = "must be given: an identity made from the client name would have " + identity.size()
                    + " bytes, and it may have " + PskRules.MAX_IDENTITY;
            throw new InvalidInput(configId + "." + PUB_KEY_ID.name(), "missing", why);
        }
        return identity;
    }
}
