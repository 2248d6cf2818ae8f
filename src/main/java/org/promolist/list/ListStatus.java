package org.promolist.list;

import java.time.Instant;

/** Where a list stands. Derived whenever it is asked for, never stored. */
public enum ListStatus {
  ACTIVE,
  PENDING,
  PAUSED,
  COMPLETED,
  ARCHIVED;

  /**
   * The first that holds: archived, else completed (the end has passed or the cap is reached), else
   * pending before the start, else paused, else active. {@link ListSearch} says the same in SQL.
   */
  static ListStatus of(
      boolean archived, boolean paused, boolean capReached, Validity validity, Instant now) {
    if (archived) {
      return ARCHIVED;
    }
    if (capReached || !now.isBefore(validity.endsBefore())) {
      return COMPLETED;
    }
    if (now.isBefore(validity.startsAtInstant())) {
      return PENDING;
    }
    return paused ? PAUSED : ACTIVE;
  }
}
