package org.promolist.ui.code;

import org.promolist.list.ListDetails;
import org.promolist.ui.kit.EmptyState;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** What stands where a list has no batch yet; what to do stands above it. */
final class BatchesEmpty {

  private BatchesEmpty() {}

  static EmptyState of(ListDetails list) {
    return new EmptyState(
        Icon.LAYERS, Texts.text("batch.none.title"), Texts.text("batch.none.text." + list.type()));
  }
}
