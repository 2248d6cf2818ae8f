package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodeRow;
import org.promolist.code.CodeState;
import org.promolist.shared.Slice;

/** A page of the codes of a list, batch by batch. */
@Schema(name = "CodePage")
record CodePageResponse(
    List<ItemResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  @Schema(name = "CodeItem")
  record ItemResponse(
      @Schema(description = "Normalised", example = "SG7K2M9X4PQR") String code,
      CodeState state,
      @Schema(description = BATCH) @Nullable String batchId,
      @Nullable Instant claimedAt,
      @Schema(description = CUSTOMER) @Nullable String customerId) {

    static final String BATCH = "Null for a word of a multi-use list";
    static final String CUSTOMER = "Who claimed it or whom it is reserved for";

    static ItemResponse of(CodeRow row) {
      return new ItemResponse(
          row.text(),
          row.state(),
          Objects.toString(row.batchId(), null),
          row.claimedAt(),
          row.customerId());
    }
  }

  static CodePageResponse of(Slice<CodeRow> slice) {
    return new CodePageResponse(
        slice.items().stream().map(ItemResponse::of).toList(), slice.nextCursor());
  }
}
