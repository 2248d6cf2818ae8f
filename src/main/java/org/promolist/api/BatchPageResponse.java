package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchDetails;
import org.promolist.shared.Slice;

/** A page of the batches of a list, latest first. */
@Schema(name = "BatchPage")
record BatchPageResponse(
    List<BatchResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  static BatchPageResponse of(Slice<BatchDetails> slice) {
    return new BatchPageResponse(
        slice.items().stream().map(batch -> BatchResponse.of(batch, List.of())).toList(),
        slice.nextCursor());
  }
}
