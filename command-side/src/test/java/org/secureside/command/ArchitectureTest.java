package org.secureside.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import org.axonframework.spring.stereotype.Aggregate;
import org.secureside.command.dispatch.Refusal;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(packages = "org.secureside", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The aggregates and what their decisions are made of. */
    private static final DescribedPredicate<JavaClass> THE_DOMAIN = DescribedPredicate.or(
            annotatedWith(Aggregate.class).forSubtype(),
            simpleNameEndingWith("Rules"),
            simpleNameEndingWith("State"),
            assignableTo(Refusal.class),
            simpleName("Roster"),
            simpleName("Reactions"));

    @ArchTest
    static final ArchRule theDomainKnowsNeitherTheWebNorTheDatabase = noClasses()
            .that(THE_DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.secureside.web..", "jakarta.servlet..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule theDomainLooksAtNoClock = noClasses()
            .that(THE_DOMAIN)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime")));

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
