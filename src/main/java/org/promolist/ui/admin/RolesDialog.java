package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.promolist.account.AccountRow;
import org.promolist.account.Role;
import org.promolist.account.Staff;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/**
 * Changes the roles of one account or of several. A role stays as it is with each until it is
 * ticked or unticked here: what somebody else changed meanwhile is not undone.
 */
final class RolesDialog extends Dialog {

  private static final int NAMED = 5;

  private final Staff staff;
  private final Set<AccountRow> accounts;
  private final Command changed;
  private final Map<Role, Checkbox> boxes = new EnumMap<>(Role.class);
  private final Span error = new Span();

  RolesDialog(Staff staff, Set<AccountRow> accounts, Command changed) {
    this.staff = staff;
    this.accounts = accounts;
    this.changed = changed;
    setHeaderTitle(title());
    setWidth("480px");
    setCloseOnOutsideClick(false);
    addClassName("question");
    if (accounts.size() > 1) {
      add(whose());
    }
    Div choices = new Div();
    choices.addClassName("stack");
    choices.getElement().setAttribute("role", "group");
    choices.getElement().setAttribute("aria-label", Texts.text("accounts.column.roles"));
    for (Role role : Role.values()) {
      Checkbox box = box(role);
      boxes.put(role, box);
      choices.add(box);
    }
    error.addClassNames("error-text", "text-s");
    error.getElement().setAttribute("role", "alert");
    Paragraph hint = new Paragraph(Texts.text("accounts.rolesHint"));
    hint.addClassNames("secondary", "text-s");
    add(choices, error, hint);
    Button cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    Button save = new Button(Texts.text("kit.save"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, save);
  }

  private String title() {
    return accounts.size() == 1
        ? Texts.text("accounts.rolesOf", accounts.iterator().next().displayName())
        : Texts.text("accounts.rolesOfMany", accounts.size());
  }

  private Paragraph whose() {
    String names =
        accounts.stream()
            .map(AccountRow::displayName)
            .sorted()
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    return new Paragraph(accounts.size() > NAMED ? names + " …" : names);
  }

  private Checkbox box(Role role) {
    long having = having(role);
    Checkbox box = new Checkbox(AccountWords.role(role), having == accounts.size());
    box.setIndeterminate(having > 0 && having < accounts.size());
    box.setHelperText(Texts.text("accounts.role." + role.name()));
    return box;
  }

  private long having(Role role) {
    return accounts.stream().filter(account -> account.roles().contains(role)).count();
  }

  /** Against what was shown at first. */
  private boolean isChanged(Role role, Checkbox box) {
    long wanted = Boolean.TRUE.equals(box.getValue()) ? accounts.size() : 0;
    return !box.isIndeterminate() && having(role) != wanted;
  }

  private void save() {
    Set<Role> granted = EnumSet.noneOf(Role.class);
    Set<Role> withdrawn = EnumSet.noneOf(Role.class);
    boxes.forEach((role, box) -> {
      if (isChanged(role, box)) {
        (Boolean.TRUE.equals(box.getValue()) ? granted : withdrawn).add(role);
      }
    });
    try {
      staff.changeRoles(accounts.stream().map(AccountRow::id).toList(), granted, withdrawn);
    } catch (InvalidInputException refused) {
      error.setText(Texts.violation(refused.violations().getFirst()));
      return;
    }
    close();
    Toast.success(
            accounts.size() == 1
                ? accounts.iterator().next().displayName()
                : Texts.text("accounts.many", accounts.size()),
            Texts.text("accounts.rolesChanged"))
        .show();
    changed.execute();
  }
}
