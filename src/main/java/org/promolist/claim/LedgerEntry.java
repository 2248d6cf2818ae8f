package org.promolist.claim;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a customer's points.
 *
 * @param points below 0 for a reversal
 * @param balance after it
 */
public record LedgerEntry(Instant at, EntryKind kind, int points, long balance, UUID claimId) {

  /** Why points came or went. */
  public enum EntryKind {
    CLAIM,
    REVERSAL
  }
}
