package org.promolist.ui.claim;

import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.DayFilter;
import org.promolist.ui.kit.FilterRow;
import org.promolist.ui.kit.Formats;

/** Says which of the claims are shown. */
final class ClaimsFilters extends FilterRow {

  private final TextField customer = search("claim.filter.customer", CustomerId.MAX_LENGTH);
  private final DayFilter from;
  private final DayFilter to;
  private final Consumer<ClaimsState> listener;

  ClaimsFilters(Formats formats, Consumer<ClaimsState> listener) {
    this.listener = listener;
    this.from = day("claim.filter.from", formats);
    this.to = day("claim.filter.to", formats);
    arrange(customer, from, to);
  }

  void show(ClaimsState state) {
    show(
        () -> {
          show(customer, state.customer());
          from.show(state.from());
          to.show(state.to());
        },
        state.from() != null || state.to() != null);
  }

  @Override
  protected void tell() {
    listener.accept(new ClaimsState(customer.getValue().strip(), from.day(), to.day()));
  }
}
