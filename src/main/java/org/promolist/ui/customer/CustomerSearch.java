package org.promolist.ui.customer;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.CustomerLink;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** One field for the id of a customer. Enter opens their page. */
final class CustomerSearch extends Div {

  private final TextField id = new TextField(Texts.text("customers.id"));

  CustomerSearch(String typed) {
    addClassName("customer-search");
    id.setValue(typed);
    id.setHelperText(Texts.text("customers.idHelp"));
    id.setPrefixComponent(Icon.SEARCH.create());
    id.setClearButtonVisible(true);
    id.setMaxLength(CustomerId.MAX_LENGTH);
    id.setManualValidation(true);
    id.getElement().setAttribute("autocomplete", "off");
    id.addKeyPressListener(Key.ENTER, press -> open());
    id.addValueChangeListener(change -> FieldMarks.mark(id, ""));
    Button open = new Button(Texts.text("customers.open"), click -> open());
    open.addThemeVariants(ButtonVariant.PRIMARY);
    add(id, open);
  }

  void focus() {
    id.focus();
  }

  private void open() {
    CustomerId.parse(id.getValue())
        .ifPresentOrElse(
            customer -> CustomerLink.go(customer.value(), ""),
            () -> {
              FieldMarks.mark(
                  id, Texts.text(id.getValue().isBlank() ? "violation.required" : "customer.noId"));
              id.focus();
            });
  }
}
