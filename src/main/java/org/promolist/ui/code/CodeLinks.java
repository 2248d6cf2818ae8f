package org.promolist.ui.code;

import java.util.UUID;
import org.promolist.code.CodeState;
import org.promolist.ui.kit.UrlConstants;

/** Where the codes and batches of a list are. */
public final class CodeLinks {

  private CodeLinks() {}

  public static String codes(UUID listId) {
    return "lists/" + listId + "/codes";
  }

  public static String codes(UUID listId, CodeState state) {
    return codes(listId) + "?state=" + UrlConstants.text(state);
  }

  static String codesOf(UUID listId, UUID batchId) {
    return codes(listId) + "?batch=" + batchId;
  }

  public static String batches(UUID listId) {
    return "lists/" + listId + "/batches";
  }

  /** Where the next batch is begun. */
  public static String newBatch(UUID listId) {
    return batches(listId) + "?new=1";
  }

  /** The same as the second step of making a list. */
  public static String firstBatch(UUID listId) {
    return newBatch(listId) + "&step=2";
  }
}
