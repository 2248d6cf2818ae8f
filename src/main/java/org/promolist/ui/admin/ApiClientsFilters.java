package org.promolist.ui.admin;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.promolist.account.ApiClientRules;
import org.promolist.account.ApiClientState;
import org.promolist.ui.kit.FilterRow;

/** Says which of the API clients are shown. */
final class ApiClientsFilters extends FilterRow {

  private final TextField text = search("client.filter.text", ApiClientRules.MAX_NAME);
  private final MultiSelectComboBox<ApiClientState> states =
      choice("client.filter.state", "client.column.state");
  private final Consumer<ApiClientsState> listener;

  ApiClientsFilters(Consumer<ApiClientsState> listener) {
    this.listener = listener;
    states.setItems(ApiClientState.values());
    states.setItemLabelGenerator(ApiClientWords::state);
    arrange(text, states);
  }

  void show(ApiClientsState state) {
    show(
        () -> {
          show(text, state.text());
          states.setValue(state.states());
        },
        !state.states().isEmpty());
  }

  @Override
  protected void tell() {
    listener.accept(new ApiClientsState(text.getValue(), states.getValue()));
  }
}
