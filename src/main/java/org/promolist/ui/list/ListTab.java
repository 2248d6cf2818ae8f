package org.promolist.ui.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.promolist.ui.kit.Texts;

/** What is told of a list, each under its own URL. */
enum ListTab {
  OVERVIEW,
  HISTORY;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return Texts.text("list.tab." + name());
  }

  static Optional<ListTab> at(String path) {
    return Arrays.stream(values()).filter(tab -> tab.path().equals(path)).findFirst();
  }
}
