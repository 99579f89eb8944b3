// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lwm2m.bs.device.dtls.IdentityFile;
import io.lwm2m.bs.device.dtls.ServerIdentity;
import io.lwm2m.bs.device.dtls.ServerSecurity;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String WEB = "io.lwm2m.bs.web";

    private static final Class<?>[] IDENTITY = {
        IdentityFile.class, ServerIdentity.class, ServerSecurity.class, ServerSecurity.Current.class
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lwm2m.bs");

    @Test
    void only_the_package_web_itself_knows_jetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage(WEB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(classes);
    }

    @Test
    void nothing_in_web_knows_the_device_door_the_stores_behind_their_interfaces_or_leshan() {
        noClasses()
                .that()
                .resideInAPackage(WEB + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.lwm2m.bs.store.memory..",
                        "io.lwm2m.bs.store.sql..",
                        "org.eclipse.leshan..",
                        "com.google.gson..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(WEB + "..")
                .should()
                .accessClassesThat(resideInAPackage("io.lwm2m.bs.device..").and(not(belongToAnyOf(IDENTITY))))
                .check(classes);
    }

    @Test
    void requests_know_no_operations_and_events_no_http() {
        noClasses()
                .that()
                .resideInAPackage(WEB + ".rest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB, WEB + ".api", WEB + ".events", "io.lwm2m.bs", "io.lwm2m.bs.admin")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(WEB + ".events")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB, WEB + ".api", WEB + ".rest")
                .check(classes);
    }
}
