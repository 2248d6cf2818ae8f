package org.promolist.ui.claim;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.FilterRow;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** Says which of the claims are shown. */
final class ClaimsFilters extends FilterRow {

  private final TextField customer = search("claim.filter.customer", CustomerId.MAX_LENGTH);
  private final DatePicker from;
  private final DatePicker to;
  private final Consumer<ClaimsState> listener;
  private ClaimsState shown = ClaimsState.START;

  ClaimsFilters(Formats formats, Consumer<ClaimsState> listener) {
    this.listener = listener;
    this.from = readable("claim.filter.from", formats);
    this.to = readable("claim.filter.to", formats);
    arrange(customer, from, to);
  }

  private DatePicker readable(String label, Formats formats) {
    DatePicker day = day(label, formats);
    day.getI18n().setBadInputErrorMessage(Texts.text("violation.unreadable"));
    return day;
  }

  void show(ClaimsState state) {
    show(
        () -> {
          show(customer, state.customer());
          show(from, shown.from(), state.from());
          show(to, shown.to(), state.to());
          shown = state;
        },
        state.from() != null || state.to() != null);
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

  @Override
  protected void tell() {
    listener.accept(
        new ClaimsState(customer.getValue().strip(), day(from, shown.from()), day(to, shown.to())));
  }
}
