package org.secureside.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.spring.stereotype.Aggregate;

@AnalyzeClasses(packages = "org.secureside", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule aggregatesKnowNeitherTheWebNorTheDatabaseNorTheClock = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta.servlet..", "java.sql..", "javax.sql..", "java.time..");

    @ArchTest
    static final ArchRule onlyTheirOwnModuleKnowsWhichEventStoreItIs = noClasses()
            .that()
            .resideInAPackage("org.secureside.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.secureside.eventstore.postgres..", "org.axonframework.axonserver..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("EventStoreKind");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("org.secureside.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersAndAggregatesArePackagePrivate = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .bePackagePrivate();
}
