package org.promolist.list;

import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/**
 * A word of a multi-use list.
 *
 * @param cap the most claims of this word; null for no cap of its own
 * @param claims those that stand, as last rolled up
 */
public record Word(CodeText code, @Nullable Integer cap, long claims) {

  /** Whether its cap is reached. */
  public boolean isUsedUp() {
    return claimsLeft() == 0;
  }

  /** How often it can still be claimed; without a cap of its own, as often as anybody likes. */
  long claimsLeft() {
    return cap == null ? Long.MAX_VALUE : Math.max(0, cap - claims);
  }
}
