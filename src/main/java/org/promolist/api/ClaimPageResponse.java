package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimDetails;
import org.promolist.shared.Slice;

/** A page of claims, latest first. */
@Schema(name = "ClaimPage")
record ClaimPageResponse(
    List<ClaimResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  static ClaimPageResponse of(Slice<ClaimDetails> slice) {
    return new ClaimPageResponse(
        slice.items().stream().map(ClaimResponse::of).toList(), slice.nextCursor());
  }
}
