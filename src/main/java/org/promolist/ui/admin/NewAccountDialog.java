package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import org.promolist.account.Accounts;
import org.promolist.account.Role;
import org.promolist.account.SignInLink;
import org.promolist.account.Staff;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** Makes an account. What it ends with is a link, not a password. */
final class NewAccountDialog extends Dialog {

  private final Staff staff;
  private final Formats formats;
  private final Command made;
  private final TextField name = new TextField(Texts.text("profile.signInName"));
  private final TextField displayName = new TextField(Texts.text("profile.displayName"));
  private final CheckboxGroup<Role> roles =
      new CheckboxGroup<>(Texts.text("accounts.column.roles"));
  private final FieldErrors errors = new FieldErrors();

  NewAccountDialog(Staff staff, Formats formats, Command made) {
    this.staff = staff;
    this.formats = formats;
    this.made = made;
    setHeaderTitle(Texts.text("accounts.new"));
    setWidth("480px");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false); // it would take along what was typed
    addClassName("question");
    for (TextField field : new TextField[] {name, displayName}) {
      field.setManualValidation(true);
      field.setWidthFull();
      field.getElement().setAttribute("autocomplete", "off");
    }
    name.setMaxLength(Accounts.MAX_NAME);
    name.setHelperText(Texts.text("accounts.nameHelp"));
    displayName.setHelperText(Texts.text("accounts.displayNameHelp"));
    roles.setManualValidation(true);
    roles.setItems(Role.values());
    roles.setItemLabelGenerator(AccountWords::role);
    roles.setItemHelperGenerator(role -> Texts.text("accounts.role." + role.name()));
    roles.getElement().getThemeList().add("vertical");
    errors.field("name", name).field("displayName", displayName).field("roles", roles);
    Paragraph hint = new Paragraph(Texts.text("accounts.newHint"));
    hint.addClassNames("secondary", "text-s");
    add(new Div(hint), name, displayName, roles);
    Button cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    Button go = new Button(Texts.text("accounts.newGo"), click -> create());
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, go);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        name.focus();
      }
    });
  }

  private void create() {
    try {
      SignInLink link = staff.invite(name.getValue(), displayName.getValue(), roles.getValue());
      close();
      made.execute();
      new LinkDialog(link, displayName.getValue().strip(), formats).open();
    } catch (InvalidInputException invalid) {
      errors.show(invalid.violations());
    }
  }
}
