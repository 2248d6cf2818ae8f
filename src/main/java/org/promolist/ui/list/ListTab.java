package org.promolist.ui.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.promolist.account.Scope;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** What is told of a list, each under its own URL. */
enum ListTab {
  OVERVIEW,
  CODES,
  /** Of those who may make some, and of lists whose codes come in batches. */
  BATCHES,
  CLAIMS,
  HISTORY;

  boolean isFor(ListDetails list, Viewer viewer) {
    return this != BATCHES || (list.type() != ListType.MULTI_USE && viewer.may(Scope.CODES_WRITE));
  }

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
