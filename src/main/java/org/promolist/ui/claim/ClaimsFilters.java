package org.promolist.ui.claim;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.DateWords;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** The row above the claims that says which of them are shown. */
final class ClaimsFilters extends Div {

  private static final int PAUSE_MS = 300;

  private final TextField customer = new TextField();
  private final DatePicker from = new DatePicker();
  private final DatePicker to = new DatePicker();
  private final Consumer<ClaimsState> listener;
  private ClaimsState shown = ClaimsState.START;
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
    day(from, "claim.filter.from", formats);
    day(to, "claim.filter.to", formats);
    Button more =
        new Button(
            Texts.text("lists.filters"),
            Icon.FILTER.create(),
            click -> setClassName("open", !hasClassName("open")));
    more.addClassName("filter-more");
    add(customer, more, from, to);
  }

  private void day(DatePicker picker, String label, Formats formats) {
    DateWords.of(formats).apply(picker);
    picker.getI18n().setBadInputErrorMessage(Texts.text("violation.unreadable"));
    picker.setPlaceholder(Texts.text(label));
    picker.setAriaLabel(Texts.text(label));
    picker.setClearButtonVisible(true);
    picker.addClassNames("filter-choice", "filter-day");
    picker.addValueChangeListener(change -> changed());
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
    show(from, shown.from(), state.from());
    show(to, shown.to(), state.to());
    shown = state;
    showing = false;
    if (state.from() != null || state.to() != null) {
      addClassName("open"); // what narrows the grid must not be hidden
    }
  }

  /** What stands there and can't be read stays, and says so: emptied, it would say nothing. */
  private static void show(DatePicker picker, @Nullable LocalDate before, @Nullable LocalDate day) {
    if (!FieldMarks.unreadable(picker) || !Objects.equals(before, day)) {
      picker.setValue(day);
    }
  }

  /** A day that can't be read is no wish to see all of them. */
  private static @Nullable LocalDate day(DatePicker picker, @Nullable LocalDate before) {
    return FieldMarks.unreadable(picker) ? before : picker.getValue();
  }

  private void changed() {
    if (!showing) {
      listener.accept(
          new ClaimsState(
              customer.getValue().strip(), day(from, shown.from()), day(to, shown.to())));
    }
  }
}
