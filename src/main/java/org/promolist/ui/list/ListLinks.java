package org.promolist.ui.list;

import java.util.UUID;
import org.promolist.list.ListDetails;

/** Where the pages about a list are. */
final class ListLinks {

  private ListLinks() {}

  static String of(ListDetails list) {
    return of(list.id());
  }

  static String of(UUID id) {
    return "lists/" + id;
  }

  static String tab(UUID id, ListTab tab) {
    return of(id) + "/" + tab.path();
  }

  static String edit(UUID id) {
    return of(id) + "/edit";
  }
}
