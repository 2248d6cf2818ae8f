package org.promolist;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the directions between the packages and what each of them may touch. */
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.promolist");

  private static final String UI = "org.promolist.ui..";
  private static final String API = "org.promolist.api..";
  private static final String SHARED = "org.promolist.shared..";
  private static final String AUDIT = "org.promolist.audit..";
  private static final String GUARD = "org.promolist.guard..";
  private static final String DEMO = "org.promolist.demo..";
  private static final String[] EDGES = {UI, API};

  /** Whatever is neither an edge, nor shared, nor the start-up in the root package. */
  private static final DescribedPredicate<JavaClass> FEATURES =
      resideInAnyPackage("org.promolist.*..")
          .and(DescribedPredicate.not(resideInAnyPackage(UI, API, SHARED)))
          .as("features");

  @Test
  void modulesKeepToTheirDoorsAndFormNoCircles() {
    ApplicationModules.of(Application.class).verify();
  }

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(UI)
                .and()
                .areNotAssignableTo(Application.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .as("only the portal and the app shell know Vaadin"),
            noClasses()
                .that()
                .resideOutsideOfPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.web..")
                .as("only the API knows Spring MVC"),
            noClasses()
                .that(DescribedPredicate.not(FEATURES))
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                            "jakarta.persistence..",
                            "org.hibernate..",
                            "org.springframework.data.jpa..")
                        // makes ids, stores nothing
                        .and(not(resideInAPackage("org.hibernate.id.uuid"))))
                .as("only features know persistence"),
            classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .areAnnotatedWith("jakarta.persistence.MappedSuperclass")
                .should()
                .notBePublic()
                .as("entities stay inside their feature"),
            classes()
                .that(assignableTo(Repository.class))
                .should()
                .notBePublic()
                .as("repositories stay inside their feature"),
            noClasses()
                .that()
                .resideInAPackage(UI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(API)
                .as("the portal does not know the API"),
            noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(UI)
                .as("the API does not know the portal"),
            noClasses()
                .that(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EDGES)
                .as("features do not know the edges"),
            noClasses()
                .that()
                .resideInAPackage(SHARED)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("org.promolist..")
                        .and(DescribedPredicate.not(resideInAnyPackage(SHARED))))
                .as("shared knows nobody"),
            onlyShared(AUDIT),
            onlyShared(GUARD),
            noClasses()
                .that()
                .resideOutsideOfPackage(DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DEMO)
                .as("nobody knows the demo"),
            noClasses()
                .that()
                .resideInAPackage(DEMO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.springframework.data..",
                    "org.springframework.jdbc..",
                    "java.sql..",
                    "javax.sql..")
                .as("the demo comes in by the doors, not by the database"),
            slices()
                .matching("org.promolist.(*)..")
                .should()
                .beFreeOfCycles()
                .as("no circles between packages"),
            noFields()
                .should()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                .as("entity managers come through constructors"),
            noClasses()
                .should()
                .callMethod(Throwable.class, "printStackTrace")
                .as("nobody prints stack traces"),
            NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS)
        .map(ArchitectureTest::test);
  }

  private static ArchRule onlyShared(String feature) {
    return noClasses()
        .that()
        .resideInAPackage(feature)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.promolist..")
                .and(DescribedPredicate.not(resideInAnyPackage(feature, SHARED))))
        .as(feature.replace("org.promolist.", "").replace("..", "") + " knows shared only");
  }

  /** Packages arrive one by one: a rule about a package that is not there yet holds. */
  private static DynamicTest test(ArchRule rule) {
    return DynamicTest.dynamicTest(
        rule.getDescription(), () -> rule.allowEmptyShould(true).check(PRODUCT));
  }
}
