package org.promolist.code;

/** How far a batch has come. */
public enum BatchState {
  QUEUED,
  RUNNING,
  /** All its codes are there, none can be claimed yet. */
  PENDING,
  ACTIVE,
  VOIDED,
  FAILED,
  CANCELLED,
  /** A dry run that has ended; it kept no code. */
  VALIDATED,
  /** Its list was deleted; its codes are being cleared away. Told to nobody. */
  REMOVED;

  boolean isUnderWay() {
    return this == QUEUED || this == RUNNING;
  }

  /** Whether none of its codes can be claimed any more. */
  public boolean isDead() {
    return this == VOIDED || isDiscarded();
  }

  /** Whether its codes are to be cleared away. */
  public boolean isDiscarded() {
    return this == FAILED || this == CANCELLED || this == REMOVED;
  }
}
