package org.secureside.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.secureside", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theContractKnowsNoFrameworkButAxonsAnnotations = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.secureside.api..",
                    "java..",
                    "org.axonframework.modelling.command",
                    "org.axonframework.serialization",
                    "jakarta.validation..",
                    "com.fasterxml.jackson.annotation",
                    "com.fasterxml.uuid..",
                    "org.jspecify.annotations");
}
