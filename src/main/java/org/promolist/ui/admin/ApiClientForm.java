package org.promolist.ui.admin;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClientRules;
import org.promolist.account.Scope;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** An API client as fields, each scope with what it allows. */
final class ApiClientForm extends Div {

  static final ApiClientDraft EMPTY = new ApiClientDraft("", Set.of(), false, null);

  private final TextField name = new TextField(Texts.text("client.name"));
  private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>(Texts.text("client.scopes"));
  private final Checkbox publicFacing = new Checkbox(Texts.text("client.public"));
  private final ExpiryPicker expires;
  private final FieldErrors errors = new FieldErrors();

  ApiClientForm(Formats formats) {
    addClassNames("form", "stack");
    name.setHelperText(Texts.text("client.nameHelp"));
    name.setMaxLength(2 * ApiClientRules.MAX_NAME); // the rules count characters, this their halves
    name.setManualValidation(true);
    name.setWidthFull();
    name.getElement().setAttribute("autocomplete", "off");
    scopes.setItems(Scope.values());
    scopes.setItemLabelGenerator(Scope::key);
    scopes.setItemHelperGenerator(scope -> Texts.text("client.scope." + scope.name()));
    scopes.setManualValidation(true);
    scopes.addClassName("scopes");
    publicFacing.setHelperText(Texts.text("client.publicHelp"));
    expires = new ExpiryPicker(formats);
    errors.field("name", name).field("scopes", scopes).field("expiresAt", expires);
    add(name, scopes, publicFacing, expires);
  }

  void onChange(Command listener) {
    Stream.<HasValue<?, ?>>of(name, scopes, publicFacing, expires)
        .forEach(field -> field.addValueChangeListener(change -> listener.execute()));
  }

  void show(ApiClientDraft draft) {
    errors.clear();
    name.setValue(draft.name());
    scopes.setValue(draft.scopes());
    publicFacing.setValue(draft.publicFacing());
    expires.show(draft.expiresAt());
  }

  ApiClientDraft draft() {
    return new ApiClientDraft(
        name.getValue(), scopes.getValue(), publicFacing.getValue(), expires.expiresAt());
  }

  /** Whether all of it can be read; what is wrong with what can be read the service tells. */
  boolean check() {
    errors.show(
        expires.isUnreadable() ? List.of(Violation.of("expiresAt", "unreadable")) : List.of());
    return !expires.isInvalid();
  }

  void refuse(List<Violation> violations) {
    errors.show(violations);
  }

  void focus() {
    name.focus();
  }
}
