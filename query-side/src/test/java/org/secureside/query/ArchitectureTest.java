package org.secureside.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(packages = "org.secureside", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theQuerySideSendsNoCommands = noClasses()
            .that()
            .resideInAPackage("org.secureside.query..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(CommandGateway.class);

    @ArchTest
    static final ArchRule onlyTheirOwnModuleKnowsWhichEventStoreItIs = noClasses()
            .that()
            .resideInAPackage("org.secureside.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.secureside.eventstore.postgres..", "org.axonframework.axonserver..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("EventStoreKind");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("org.secureside.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersAndProjectionsArePackagePrivate = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .or()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .bePackagePrivate();

    /** The second line of defense. What is shown to everybody is named here, and a new route is none of it. */
    @ArchTest
    static final ArchRule everyRouteSaysWhoMay = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("DocumentationController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("ProblemErrorController")
            .should()
            .beAnnotatedWith(ResidentsMay.class)
            .orShould()
            .beAnnotatedWith(AdminsMay.class)
            .orShould()
            .beAnnotatedWith(AuditorsMay.class);
}
