package org.promolist.ui;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;

/** Every form keeps what is typed in it for a session that ends; docs/decisions/sessions.md. */
class FormsKeepDraftsTest {

  /** Dialogs that nothing is lost with: the decision says why of each. */
  private static final Set<String> KEEP_NOTHING =
      Set.of(
          "ImportDialog",
          "KeysDialog",
          "LinkDialog",
          "RolesDialog",
          "RotateDialog",
          "TokenDialog",
          "TryCodeDialog");

  private static final JavaClasses PORTAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.promolist.ui");

  @Test
  void whatIsNotLeftUnaskedIsKept() {
    classes()
        .that(describe("guard what is unsaved", FormsKeepDraftsTest::guards))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(KeptDraft.class)
        .check(PORTAL);
  }

  @Test
  void whatIsTypedInADialogIsKept() {
    classes()
        .that(
            describe(
                "are dialogs with a form",
                dialog -> isDialog(dialog) && !KEEP_NOTHING.contains(dialog.getSimpleName())))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(KeptDraft.class)
        .check(PORTAL);
  }

  @Test
  void noExceptionOutlivesItsDialog() {
    assertThat(
            PORTAL.stream()
                .filter(FormsKeepDraftsTest::isDialog)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet()))
        .containsAll(KEEP_NOTHING);
  }

  private static boolean guards(JavaClass view) {
    return view.getDirectDependenciesFromSelf().stream()
        .anyMatch(uses -> uses.getTargetClass().isEquivalentTo(LeaveGuard.class));
  }

  private static boolean isDialog(JavaClass type) {
    return type.isAssignableTo(Dialog.class)
        && !type.getModifiers().contains(JavaModifier.ABSTRACT);
  }
}
