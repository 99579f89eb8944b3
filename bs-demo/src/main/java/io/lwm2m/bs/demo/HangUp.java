// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.demo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The signal SIGHUP, by which Unix tells servers to read their files again. Its only door in the JDK, {@code sun.misc.Signal}
 * of module jdk.unsupported, makes the compiler warn when it is named, so it is not.
 */
final class HangUp implements AutoCloseable {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Object before;

    private HangUp(Object before) {
        this.before = before;
    }

    /** Carries out an action at each signal, on a thread of its own. Without effect where there is no such signal. */
    static HangUp heard(Runnable action) {
        InvocationHandler each = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                action.run();
                return null;
            }
            return method.getName().equals("equals") ? proxy == arguments[0] : System.identityHashCode(proxy);
        };
        try {
            Class<?> handler = Class.forName(HANDLER);
            return new HangUp(
                    install(Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, each)));
        } catch (ReflectiveOperationException e) {
            // Windows, a VM with -Xrs, or a run time without jdk.unsupported: REST reloads too
            return new HangUp("");
        }
    }

    /** Gives back what was there before. */
    private static Object install(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
        return signal.getMethod("handle", signal, Class.forName(HANDLER)).invoke(null, hangUp, handler);
    }

    /** Hears no more. */
    @Override
    public void close() {
        try {
            if (!before.equals("")) {
                install(before);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what was installed once can be installed again", e);
        }
    }
}
