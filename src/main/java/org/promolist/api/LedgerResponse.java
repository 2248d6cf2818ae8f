package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.LedgerEntry;
import org.promolist.shared.Slice;

/** A page of a customer's points, latest first. */
@Schema(name = "LedgerPage")
record LedgerResponse(
    List<EntryResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  @Schema(name = "LedgerEntry")
  record EntryResponse(
      Instant at,
      LedgerEntry.EntryKind kind,
      @Schema(description = "Below 0 for a reversal") int points,
      @Schema(description = "After it") long balance,
      @Schema(description = "Of the claim made or reversed") String claimId) {

    static EntryResponse of(LedgerEntry entry) {
      return new EntryResponse(
          entry.at(), entry.kind(), entry.points(), entry.balance(), entry.claimId().toString());
    }
  }

  static LedgerResponse of(Slice<LedgerEntry> slice) {
    return new LedgerResponse(
        slice.items().stream().map(EntryResponse::of).toList(), slice.nextCursor());
  }
}
