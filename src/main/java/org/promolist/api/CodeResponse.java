package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.api.ClaimResponse.ReversalResponse;
import org.promolist.claim.ClaimDetails;
import org.promolist.code.BatchDetails;
import org.promolist.code.CodeRow;
import org.promolist.code.CodeState;
import org.promolist.list.ListDetails;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;

/** One code, and all that it belongs to. */
@Schema(name = "Code")
record CodeResponse(
    @Schema(description = "Normalised", example = "SG7K2M9X4PQR") String code,
    CodeState state,
    @Schema(description = CodePageResponse.ItemResponse.BATCH) @Nullable String batchId,
    @Nullable Instant claimedAt,
    @Schema(description = CodePageResponse.ItemResponse.CUSTOMER) @Nullable String customerId,
    OwnerResponse list,
    @Schema(description = CodePageResponse.ItemResponse.BATCH) @Nullable BatchResponse batch,
    @Schema(description = "First to last; of a word of a multi-use list, the latest 50 only")
        List<ClaimResponse> claims) {

  /** A word may have been claimed a million times. */
  static final int MAX_CLAIMS_OF_WORD = 50;

  @Schema(name = "ListReference")
  record OwnerResponse(
      @Schema(description = "Opaque") String id,
      String name,
      ListType type,
      ListStatus status,
      int points) {

    static OwnerResponse of(ListDetails list) {
      return new OwnerResponse(
          list.id().toString(), list.name(), list.type(), list.status(), list.points());
    }
  }

  @Schema(name = "CodeClaim")
  record ClaimResponse(
      @Schema(description = "Opaque") String id,
      @Schema(description = ClaimRequest.CUSTOMER + "; a pseudonym once erased", example = "c-42")
          String customerId,
      @Schema(description = "Credited by it") int points,
      Instant claimedAt,
      @Schema(description = "Null while the claim stands") @Nullable ReversalResponse reversal) {

    static ClaimResponse of(ClaimDetails claim) {
      return new ClaimResponse(
          claim.id().toString(),
          claim.customerId(),
          claim.points(),
          claim.claimedAt(),
          claim.reversal() == null ? null : ReversalResponse.of(claim.reversal()));
    }
  }

  static CodeResponse of(
      CodeRow row, ListDetails list, @Nullable BatchDetails batch, List<ClaimDetails> claims) {
    return new CodeResponse(
        row.text(),
        row.state(),
        Objects.toString(row.batchId(), null),
        row.claimedAt(),
        row.customerId(),
        OwnerResponse.of(list),
        batch == null ? null : BatchResponse.of(batch, List.of()),
        claims.stream().map(ClaimResponse::of).toList());
  }
}
