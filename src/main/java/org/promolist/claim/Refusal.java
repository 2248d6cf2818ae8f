package org.promolist.claim;

import java.util.Locale;

/**
 * Why a claim is refused, in the order that the rules are checked: the first that applies is the
 * answer.
 */
public enum Refusal {
  /** Only where customers have to be registered first. */
  CUSTOMER_UNKNOWN(0),
  CUSTOMER_LOCKED_OUT(0),
  CODE_MALFORMED(0),
  /**
   * Not in store, and shaped like a checked code that fails its check: a slip rather than a guess.
   */
  CODE_MISTYPED(1),
  CODE_NOT_FOUND(4),
  CODE_VOIDED(0),
  CODE_NOT_ACTIVATED(4),
  LIST_ARCHIVED(0),
  LIST_ENDED(0),
  LIST_NOT_STARTED(0),
  LIST_PAUSED(0),
  /** Issued to another customer. */
  CODE_RESERVED(4),
  ALREADY_CLAIMED_BY_CUSTOMER(0),
  CODE_ALREADY_CLAIMED(4),
  /** The cap of the list, or of the word. */
  ENTRY_CAP_REACHED(0),
  CUSTOMER_LIST_LIMIT_REACHED(0),
  CUSTOMER_LIMITER_REACHED(0);

  private final int quarters;

  Refusal(int quarters) {
    this.quarters = quarters;
  }

  /** How much it counts as a wrong guess, in quarters of one. */
  int quarters() {
    return quarters;
  }

  /** Stable and snake_case, for programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it would tell a stranger something about the code. */
  public boolean tellsOfCode() {
    return compareTo(CODE_NOT_FOUND) >= 0 && this != CUSTOMER_LIMITER_REACHED;
  }
}
