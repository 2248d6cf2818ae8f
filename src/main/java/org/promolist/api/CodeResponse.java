package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    @Schema(description = "Of a code of a batch, while it is claimed") List<ClaimResponse> claims) {

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
  record ClaimResponse(Instant claimedAt, String customerId) {

    static List<ClaimResponse> of(CodeRow row) {
      return row.claimedAt() == null || row.customerId() == null
          ? List.of()
          : List.of(new ClaimResponse(row.claimedAt(), row.customerId()));
    }
  }

  static CodeResponse of(CodeRow row, ListDetails list, @Nullable BatchDetails batch) {
    return new CodeResponse(
        row.text(),
        row.state(),
        Objects.toString(row.batchId(), null),
        row.claimedAt(),
        row.customerId(),
        OwnerResponse.of(list),
        batch == null ? null : BatchResponse.of(batch, List.of()),
        ClaimResponse.of(row));
  }
}
