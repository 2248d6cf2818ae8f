package org.promolist.ui.shell;

import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.promolist.account.Accounts;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;

/** The three fields of a password change. Empty ones ask for none. */
final class PasswordChange {

  private final PasswordField current = new PasswordField(Texts.text("profile.passwordCurrent"));
  private final PasswordField next = new PasswordField(Texts.text("profile.next"));
  private final PasswordField repeat = new PasswordField(Texts.text("profile.repeat"));

  PasswordChange() {
    next.setHelperText(Texts.text("profile.nextHelp", Accounts.MIN_PASSWORD));
    current.getElement().setAttribute("autocomplete", "current-password");
    next.getElement().setAttribute("autocomplete", "new-password");
    repeat.getElement().setAttribute("autocomplete", "new-password");
    fields()
        .forEach(field -> {
          field.setManualValidation(true);
          field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        });
  }

  Section section(boolean optional) {
    if (optional) {
      current.setHelperText(Texts.text("profile.passwordHelp"));
    }
    return new Section(Texts.text("profile.password")).add(2, current).add(2, next).add(2, repeat);
  }

  void register(FieldErrors errors) {
    errors.field("current", current).field("next", next).field("repeat", repeat);
  }

  void onChange(Command listener) {
    fields().forEach(field -> field.addValueChangeListener(change -> listener.execute()));
  }

  boolean isTyped() {
    return fields().anyMatch(field -> !field.isEmpty());
  }

  /** What can be told without asking whether the current one is right. */
  List<Violation> check() {
    List<Violation> found = new ArrayList<>();
    if (current.isEmpty()) {
      found.add(Violation.of("current", "required"));
    }
    if (next.isEmpty()) {
      found.add(Violation.of("next", "required"));
    } else if (!repeat.getValue().equals(next.getValue())) {
      found.add(Violation.of("repeat", "passwords_differ"));
    }
    return found;
  }

  /** Refused with every violation if it breaks a rule. */
  void apply(Accounts accounts) {
    accounts.changePassword(current.getValue(), next.getValue());
    clear();
  }

  void clear() {
    fields().forEach(PasswordField::clear);
  }

  void focus() {
    current.focus();
  }

  private Stream<PasswordField> fields() {
    return Stream.of(current, next, repeat);
  }
}
