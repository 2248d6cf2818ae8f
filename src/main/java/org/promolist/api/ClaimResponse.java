package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimDetails;

/** One claim. */
@Schema(name = "Claim")
record ClaimResponse(
    @Schema(description = "Opaque") String id,
    @Schema(description = "Normalised", example = "SG7K2M9X4PQR") String code,
    @Schema(description = "Opaque") String listId,
    @Schema(description = ClaimRequest.CUSTOMER + "; a pseudonym once erased", example = "c-42")
        String customerId,
    @Schema(description = "Credited by it") int points,
    Instant claimedAt,
    @Schema(description = "Null while the claim stands") @Nullable ReversalResponse reversal) {

  @Schema(name = "Reversal")
  record ReversalResponse(
      Instant reversedAt,
      HistoryResponse.ActorResponse by,
      String reason,
      @Schema(description = "Whether the code could be claimed again from then on")
          boolean reopened) {

    static ReversalResponse of(ClaimDetails.Reversal reversal) {
      return new ReversalResponse(
          reversal.at(),
          HistoryResponse.ActorResponse.of(reversal.by()),
          reversal.reason(),
          reversal.reopened());
    }
  }

  static ClaimResponse of(ClaimDetails claim) {
    return new ClaimResponse(
        claim.id().toString(),
        claim.code(),
        claim.listId().toString(),
        claim.customerId(),
        claim.points(),
        claim.claimedAt(),
        claim.reversal() == null ? null : ReversalResponse.of(claim.reversal()));
  }
}
