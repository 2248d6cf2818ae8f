package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.shared.Slice;

/** A page of lists. */
@Schema(name = "PromoCodeListPage")
record ListPageResponse(
    List<ListResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  static ListPageResponse of(Slice<ListDetails> slice) {
    return new ListPageResponse(
        slice.items().stream().map(ListResponse::of).toList(), slice.nextCursor());
  }
}
