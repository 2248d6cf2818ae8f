package org.promolist.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.promolist.account.ApiClientRules;
import org.promolist.account.ApiClientState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The row above the API clients that says which of them are shown. */
final class ApiClientsFilters extends Div {

  private static final int PAUSE_MS = 300;

  private final TextField text = new TextField();
  private final MultiSelectComboBox<ApiClientState> states = new MultiSelectComboBox<>();
  private final Consumer<ApiClientsState> listener;
  private boolean showing;

  ApiClientsFilters(Consumer<ApiClientsState> listener) {
    this.listener = listener;
    addClassName("filters");
    text.setPlaceholder(Texts.text("client.filter.text"));
    text.setAriaLabel(Texts.text("client.filter.text"));
    text.setPrefixComponent(Icon.SEARCH.create());
    text.setClearButtonVisible(true);
    text.setMaxLength(ApiClientRules.MAX_NAME);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.setValueChangeTimeout(PAUSE_MS);
    text.addClassName("filter-search");
    text.addValueChangeListener(change -> changed());
    states.setPlaceholder(Texts.text("client.filter.state"));
    states.setAriaLabel(Texts.text("client.column.state"));
    states.setItems(ApiClientState.values());
    states.setItemLabelGenerator(ApiClientWords::state);
    states.setClearButtonVisible(true);
    states.setAutoExpand(AutoExpandMode.HORIZONTAL);
    states.addClassName("filter-choice");
    states.addValueChangeListener(change -> changed());
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(text, more, states);
  }

  /** Shows a state of the page; tells nobody. */
  void show(ApiClientsState state) {
    showing = true;
    if (!text.getValue().strip().equals(state.text())) {
      text.setValue(state.text()); // or a blank just typed would vanish under the fingers
    }
    states.setValue(state.states());
    showing = false;
    if (!state.states().isEmpty()) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  private void changed() {
    if (!showing) {
      listener.accept(new ApiClientsState(text.getValue(), states.getValue()));
    }
  }
}
