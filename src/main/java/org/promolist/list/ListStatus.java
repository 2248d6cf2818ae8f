package org.promolist.list;

import java.time.Instant;

/** Where a list stands. Derived whenever it is asked for, never stored. */
public enum ListStatus {
  ACTIVE,
  PENDING,
  PAUSED,
  COMPLETED,
  ARCHIVED;

  /** The facts a status is derived from. */
  interface Facts {
    boolean archived();

    boolean paused();

    boolean capReached();

    Instant startsAt();

    /** Exclusive. */
    Instant endsAt();
  }

  /**
   * The first that holds: archived, else completed (the end has passed or the cap is reached), else
   * pending before the start, else paused, else active.
   */
  static ListStatus of(Facts facts, Instant now) {
    if (facts.archived()) {
      return ARCHIVED;
    }
    if (!now.isBefore(facts.endsAt()) || facts.capReached()) {
      return COMPLETED;
    }
    if (now.isBefore(facts.startsAt())) {
      return PENDING;
    }
    return facts.paused() ? PAUSED : ACTIVE;
  }
}
