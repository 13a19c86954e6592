package org.secureside.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which module may depend on which. All modules are looked at together, from their class files, so a line is drawn even
 * where a class path would not let anyone cross it yet.
 */
class ModuleLinesTest {

    private static final Path ROOT = Path.of(System.getProperty("secureside.root", ".."));

    /**
     * A module and what it may use.
     *
     * @param folder where it is
     * @param name the package that all of it is in
     * @param uses the packages of the modules that it may depend on
     */
    record Module(String folder, String name, List<String> uses) {
        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Module> modules() {
        String api = "org.secureside.api..";
        String store = "org.secureside.eventstore..";
        String web = "org.secureside.web..";
        return Stream.of(
                new Module("shared-api", api, List.of()),
                new Module("axon-server", store, List.of(api)),
                new Module("shared-web", web, List.of(api)),
                new Module("command-side", "org.secureside.command..", List.of(api, store, web)),
                new Module("query-side", "org.secureside.query..", List.of(api, store, web)),
                new Module("operations", "org.secureside.operations..", List.of(api)));
    }

    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(modules()
                    .map(module -> ROOT.resolve(module.folder()).resolve("target/classes"))
                    .toList());

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesNoOtherThanItMay(Module module) {
        String[] allowed =
                Stream.concat(Stream.of(module.name()), module.uses().stream()).toArray(String[]::new);
        assertThat(ALL.that(resideInAPackage(module.name())))
                .as("classes of " + module)
                .isNotEmpty();

        noClasses()
                .that()
                .resideInAPackage(module.name())
                .should()
                .dependOnClassesThat(resideInAPackage("org.secureside..").and(not(resideInAnyPackage(allowed))))
                .check(ALL);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleKeepsToItsPackage(Module module) {
        JavaClasses own =
                new ClassFileImporter().importPath(ROOT.resolve(module.folder()).resolve("target/classes"));

        assertThat(own.that(not(resideInAPackage(module.name())))).isEmpty();
    }
}
