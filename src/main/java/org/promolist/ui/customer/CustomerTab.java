package org.promolist.ui.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.promolist.ui.kit.Texts;

/** What is told of a customer, each under its own URL. */
enum CustomerTab {
  CLAIMS,
  ATTEMPTS,
  LEDGER;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return Texts.text("customer.tab." + name());
  }

  static Optional<CustomerTab> at(String path) {
    return Arrays.stream(values()).filter(tab -> tab.path().equals(path)).findFirst();
  }
}
