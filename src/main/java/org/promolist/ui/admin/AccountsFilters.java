package org.promolist.ui.admin;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountState;
import org.promolist.account.Role;
import org.promolist.ui.kit.FilterRow;

/** Says which accounts are shown. */
final class AccountsFilters extends FilterRow {

  private final TextField search = search("accounts.search", AccountFilter.MAX_TEXT);
  private final MultiSelectComboBox<Role> roles =
      choice("accounts.filter.role", "accounts.filter.role.label");
  private final MultiSelectComboBox<AccountState> states =
      choice("accounts.filter.state", "accounts.filter.state.label");
  private final Consumer<AccountFilter> listener;

  AccountsFilters(Consumer<AccountFilter> listener) {
    this.listener = listener;
    roles.setItems(Role.values());
    roles.setItemLabelGenerator(AccountWords::role);
    states.setItems(AccountState.values());
    states.setItemLabelGenerator(AccountWords::state);
    arrange(search, roles, states);
  }

  void show(AccountFilter filter) {
    show(
        () -> {
          search.setValue(filter.text());
          roles.setValue(filter.roles());
          states.setValue(filter.states());
        },
        !filter.roles().isEmpty() || !filter.states().isEmpty());
  }

  @Override
  protected void tell() {
    listener.accept(new AccountFilter(search.getValue(), roles.getValue(), states.getValue()));
  }
}
