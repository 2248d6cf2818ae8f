package org.promolist.ui.claim;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.DayFilter;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The row above the claims that says which of them are shown. */
final class ClaimsFilters extends Div {

  private static final int PAUSE_MS = 300;

  private final TextField customer = new TextField();
  private final DayFilter from;
  private final DayFilter to;
  private final Consumer<ClaimsState> listener;
  private boolean showing;

  ClaimsFilters(Formats formats, Consumer<ClaimsState> listener) {
    this.listener = listener;
    addClassName("filters");
    customer.setPlaceholder(Texts.text("claim.filter.customer"));
    customer.setAriaLabel(Texts.text("claim.filter.customer"));
    customer.setPrefixComponent(Icon.SEARCH.create());
    customer.setClearButtonVisible(true);
    customer.setMaxLength(CustomerId.MAX_LENGTH);
    customer.setValueChangeMode(ValueChangeMode.LAZY);
    customer.setValueChangeTimeout(PAUSE_MS);
    customer.addClassName("filter-search");
    customer.addValueChangeListener(change -> changed());
    from = day("claim.filter.from", formats);
    to = day("claim.filter.to", formats);
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(customer, more, from, to);
  }

  private DayFilter day(String label, Formats formats) {
    DayFilter filter = new DayFilter(Texts.text(label), formats);
    filter.addValueChangeListener(change -> changed());
    return filter;
  }

  void end(Component component) {
    component.getElement().getClassList().add("filter-end");
    add(component);
  }

  /** Shows a state of the page; tells nobody. */
  void show(ClaimsState state) {
    showing = true;
    if (!customer.getValue().strip().equals(state.customer())) {
      customer.setValue(state.customer()); // or a blank just typed would vanish under the fingers
    }
    from.show(state.from());
    to.show(state.to());
    showing = false;
    if (state.from() != null || state.to() != null) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  private void changed() {
    if (!showing) {
      listener.accept(new ClaimsState(customer.getValue().strip(), from.day(), to.day()));
    }
  }
}
