package org.promolist.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/**
 * All that the rules of a claim go by, as it stands at one moment.
 *
 * @param registered whether the customer is
 * @param lockedFor how long the customer is still locked out; null if not
 * @param limitedFor how long until all limiters let the customer claim; null if they do
 * @param text null where what was typed is no code
 * @param mistyped whether the text, not in store, looks like a slip
 * @param code null where no code in store is meant
 */
record ClaimFacts(
    Instant now,
    boolean registrationRequired,
    boolean registered,
    @Nullable Duration lockedFor,
    @Nullable Duration limitedFor,
    @Nullable CodeText text,
    boolean mistyped,
    @Nullable CodeFacts code) {

  /**
   * A code in store, and its list.
   *
   * @param batchNo 0 for a word
   * @param dead voided, by itself or with its batch
   * @param active whether its batch is; a word always is
   * @param reserved whether it was issued to somebody and is not claimed yet
   * @param reservedForOther whether it was issued to another customer
   * @param claimed whether a claim holds it, reversed or not; never for a word
   * @param claimedByCustomer whether the customer's own claim does, of a word too
   * @param round how often it was reopened before, of a word for this customer
   */
  record CodeFacts(
      CodeText stored,
      int batchNo,
      boolean dead,
      boolean active,
      boolean reserved,
      boolean reservedForOther,
      boolean claimed,
      boolean claimedByCustomer,
      int round,
      ListFacts list) {

    boolean isWord() {
      return batchNo == 0;
    }

    /**
     * With what has to be counted.
     *
     * @param ownClaim whether the customer's own claim holds it
     * @param ownRound as {@code round}
     */
    CodeFacts counted(boolean ownClaim, int ownRound, boolean capReached, boolean limitReached) {
      return new CodeFacts(
          stored,
          batchNo,
          dead,
          active,
          reserved,
          reservedForOther,
          claimed,
          ownClaim,
          ownRound,
          list.counted(capReached, limitReached));
    }
  }

  /**
   * @param capReached of the list, or of the word that is meant
   * @param limitReached whether the customer has made as many claims as the list allows each
   */
  record ListFacts(
      UUID id,
      long version,
      int points,
      boolean archived,
      boolean paused,
      Instant startsAt,
      Instant endsBefore,
      boolean capped,
      boolean wordCapped,
      boolean capReached,
      boolean limitReached) {

    private ListFacts counted(boolean nowCapReached, boolean nowLimitReached) {
      return new ListFacts(
          id,
          version,
          points,
          archived,
          paused,
          startsAt,
          endsBefore,
          capped,
          wordCapped,
          nowCapReached,
          nowLimitReached);
    }
  }
}
