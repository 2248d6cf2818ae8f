package org.promolist.ui.admin;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.promolist.account.Accounts;
import org.promolist.account.Role;
import org.promolist.account.SignInLink;
import org.promolist.account.Staff;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

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

  /** What is kept of it. */
  record Typed(String name, String displayName, Set<Role> roles) {
    Typed {
      Objects.requireNonNull(name);
      Objects.requireNonNull(displayName);
      roles = Set.copyOf(roles);
    }

    static final Typed NOTHING = new Typed("", "", Set.of());
  }

  NewAccountDialog(Staff staff, Viewer viewer, Command made) {
    this.staff = staff;
    this.formats = viewer.formats();
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
    Div form = new Div(name, displayName, roles);
    form.addClassName("stack");
    KeptDraft<Typed> kept = kept(form, viewer);
    Stream.<HasValue<?, ?>>of(name, displayName, roles)
        .forEach(field -> field.addValueChangeListener(change -> kept.update()));
    add(new Div(hint), form);
    Button cancel = new Button(Texts.text("kit.cancel"), click -> close());
    cancel.addClassName("neutral");
    Button go = new Button(Texts.text("accounts.newGo"), click -> create());
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(cancel, go);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        name.focus();
      } else {
        kept.forget();
      }
    });
  }

  private KeptDraft<Typed> kept(Div form, Viewer viewer) {
    return new KeptDraft<>(
        form,
        viewer.profile().id(),
        "accounts/new",
        new KeptDraft.Form<>(
            Typed.class,
            () -> typed().equals(Typed.NOTHING) ? null : typed(),
            this::show,
            () -> show(Typed.NOTHING)));
  }

  private Typed typed() {
    return new Typed(name.getValue(), displayName.getValue(), roles.getValue());
  }

  private void show(Typed typed) {
    name.setValue(typed.name());
    displayName.setValue(typed.displayName());
    roles.setValue(typed.roles());
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
