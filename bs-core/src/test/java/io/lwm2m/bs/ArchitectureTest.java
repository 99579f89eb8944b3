// SPDX-License-Identifier: EPL-2.0 OR BSD-3-Clause
package io.lwm2m.bs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The arrows of DESIGN.md section 3, and what of section 8 a machine can see. */
@AnalyzeClasses(packages = "io.lwm2m.bs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.lwm2m.bs";

    @ArchTest
    static final ArchRule the_doors_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage("..bs.device..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..bs.admin..");

    @ArchTest
    static final ArchRule nor_the_other_way_round = noClasses()
            .that()
            .resideInAPackage("..bs.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..bs.device..");

    @ArchTest
    static final ArchRule only_device_knows_leshan = noClasses()
            .that()
            .resideOutsideOfPackage("..bs.device..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.leshan..", "org.eclipse.californium..");

    @ArchTest
    static final ArchRule http_is_unknown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.eclipse.jetty..",
                    "javax.servlet..",
                    "jakarta.servlet..",
                    "java.net.http..",
                    "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule only_json_knows_gson = noClasses()
            .that()
            .resideOutsideOfPackage("..bs.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.gson..");

    @ArchTest
    static final ArchRule model_knows_nothing_of_the_project = knowsOnly("model");

    @ArchTest
    static final ArchRule validate_knows_the_model = knowsOnly("validate", "model");

    @ArchTest
    static final ArchRule store_knows_the_model_and_its_json = knowsOnly("store", "json", "model");

    @ArchTest
    static final ArchRule resolve_knows_the_store = knowsOnly("resolve", "store", "model");

    @ArchTest
    static final ArchRule json_knows_the_rules = knowsOnly("json", "validate", "model");

    @ArchTest
    static final ArchRule admin_knows_the_rules_and_the_store =
            knowsOnly("admin", "validate", "store", "json", "model");

    @ArchTest
    static final ArchRule device_knows_the_resolver_and_the_store = knowsOnly("device", "resolve", "store", "model");

    @ArchTest
    static final ArchRule constructors_take_at_most_six_arguments =
            constructors().should(haveAtMost(6)).because("a seventh is a sign that something is missing in between");

    @ArchTest
    static final ArchRule names_say_the_difference = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule nothing_is_printed = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logs_go_to_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static void every_package_is_null_marked(JavaClasses all) {
        Set<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .filter(found -> found.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(found -> found.getName())
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void no_static_setting_can_be_changed(JavaClasses all) {
        List<String> settings = all.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())
                .toList();
        assertThat(settings).isEmpty();
    }

    private static ArchRule knowsOnly(String from, String... known) {
        String[] allowed = new String[known.length + 1];
        allowed[0] = ROOT + "." + from + "..";
        for (int i = 0; i < known.length; i++) {
            allowed[i + 1] = ROOT + "." + known[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of " + List.of(allowed) + " or of no package of this project",
                        type -> !type.getPackageName().startsWith(ROOT)
                                || resideInAnyPackage(allowed).test(type)));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaConstructor> haveAtMost(int most) {
        return com.tngtech.archunit.lang.ArchCondition.from(describe(
                "have at most " + most + " parameters",
                constructor -> constructor.getRawParameterTypes().size() <= most));
    }
}
