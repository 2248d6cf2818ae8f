package org.promolist.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListAsOf;
import org.promolist.list.ListAsOf.WordAsOf;
import org.promolist.shared.CodeText;

/**
 * A code as it was at an earlier moment. What happened to it later is left out.
 *
 * @param since when it came into store
 * @param batch null for a word
 * @param lastIssue null if it was never issued to anybody
 * @param claims all there were of it, first to last; of a word those of the customer
 */
record PastCode(
    CodeText stored,
    int batchNo,
    Instant since,
    @Nullable Instant voidedAt,
    @Nullable Batch batch,
    @Nullable Issue lastIssue,
    List<PastClaim> claims,
    ListAsOf list) {

  PastCode {
    claims = List.copyOf(claims);
  }

  record Batch(int number, @Nullable Instant activatedAt, @Nullable Instant voidedAt) {}

  /**
   * @param reversedAt null while it stood
   */
  record PastClaim(
      UUID id, String customer, Instant at, @Nullable Instant reversedAt, boolean reopened) {}

  record Issue(String customer, Instant at) {}

  boolean isWord() {
    return batch == null;
  }

  /** The claim that holds it, reversed or not; empty if it can be claimed. */
  Optional<PastClaim> holding() {
    return claims.reversed().stream().filter(claim -> !claim.reopened()).findFirst();
  }

  /** Whom it is reserved for; empty once that was redeemed, also if the claim was taken back. */
  Optional<Issue> reservation() {
    return Optional.ofNullable(lastIssue)
        .filter(issue -> claims.stream().allMatch(claim -> claim.at().isBefore(issue.at())));
  }

  int reopenings() {
    return Math.toIntExact(claims.stream().filter(PastClaim::reopened).count());
  }

  boolean isDead() {
    return voidedAt != null || (batch != null && batch.voidedAt() != null);
  }

  boolean isActive() {
    return batch == null || (batch.activatedAt() != null && batch.voidedAt() == null);
  }

  Optional<WordAsOf> word() {
    return isWord() ? list.word(stored) : Optional.empty();
  }
}
