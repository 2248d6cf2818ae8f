package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountState;
import org.promolist.account.Role;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The row above the grid that says which accounts are shown. */
final class AccountsFilters extends Div {

  /** A short pause, so that a search runs when a word is typed and not at each letter. */
  private static final int PAUSE_MS = 300;

  private final TextField search = new TextField();
  private final MultiSelectComboBox<Role> roles = choice("accounts.filter.role");
  private final MultiSelectComboBox<AccountState> states = choice("accounts.filter.state");
  private final Consumer<AccountFilter> listener;
  private boolean showing;

  AccountsFilters(Consumer<AccountFilter> listener) {
    this.listener = listener;
    addClassName("filters");
    search.setPlaceholder(Texts.text("accounts.search"));
    search.setAriaLabel(Texts.text("accounts.search"));
    search.setPrefixComponent(Icon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setMaxLength(AccountFilter.MAX_TEXT);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE_MS);
    search.addClassName("filter-search");
    search.addValueChangeListener(change -> changed());
    roles.setItems(Role.values());
    roles.setItemLabelGenerator(AccountWords::role);
    states.setItems(AccountState.values());
    states.setItemLabelGenerator(AccountWords::state);
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(search, more, roles, states);
  }

  private <T> MultiSelectComboBox<T> choice(String text) {
    MultiSelectComboBox<T> choice = new MultiSelectComboBox<>();
    choice.setPlaceholder(Texts.text(text));
    choice.setAriaLabel(Texts.text(text + ".label"));
    choice.setClearButtonVisible(true);
    choice.setAutoExpand(AutoExpandMode.HORIZONTAL);
    choice.addClassName("filter-choice");
    choice.addValueChangeListener(change -> changed());
    return choice;
  }

  void show(AccountFilter filter) {
    showing = true;
    search.setValue(filter.text());
    roles.setValue(filter.roles());
    states.setValue(filter.states());
    showing = false;
    if (!filter.roles().isEmpty() || !filter.states().isEmpty()) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  private void changed() {
    if (!showing) {
      listener.accept(new AccountFilter(search.getValue(), roles.getValue(), states.getValue()));
    }
  }
}
