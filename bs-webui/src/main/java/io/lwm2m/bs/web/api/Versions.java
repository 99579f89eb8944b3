// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The versions that are running.
 *
 * @param own of this project
 * @param java of the Java runtime
 * @param leshan of Eclipse Leshan
 * @param californium of Eclipse Californium, which this was built with
 * @param os of the operating system, with its name and the machine's kind
 */
record Versions(String own, String java, String leshan, String californium, String os) {

    /** Those of this process; "unknown" where the class path does not tell. */
    static Versions running() {
        return new Versions(
                of("io.lwm2m.bs/bs-core"),
                Runtime.version().toString(),
                of("org.eclipse.leshan/leshan-core"),
                read("/io/lwm2m/bs/built.properties", "californium"),
                String.join(" ", property("os.name"), property("os.version"), property("os.arch")));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    /** What Maven wrote into the jar; stays there in a jar of jars. */
    private static String of(String artifact) {
        return read("/META-INF/maven/" + artifact + "/pom.properties", "version");
    }

    private static String read(String path, String name) {
        Properties written = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream(path)) {
            if (file != null) {
                written.load(file);
            }
        } catch (IOException e) {
            // as good as not there
        }
        return written.getProperty(name, "unknown");
    }
}
