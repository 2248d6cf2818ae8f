package org.promolist.code;

/** Where one code stands. Derived from the code and its batch. */
public enum CodeState {
  /** Its batch is not activated yet. */
  PENDING,
  CLAIMABLE,
  /** Held for one customer. */
  RESERVED,
  CLAIMED,
  /** By itself or with its batch. */
  VOIDED;

  static CodeState of(BatchState batch, boolean claimed, boolean voided, boolean reserved) {
    if (claimed) {
      return CLAIMED;
    }
    if (voided || batch.isDead()) {
      return VOIDED;
    }
    if (batch != BatchState.ACTIVE) {
      return PENDING;
    }
    return reserved ? RESERVED : CLAIMABLE;
  }
}
