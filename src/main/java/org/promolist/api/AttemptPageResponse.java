package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.AttemptDetails;
import org.promolist.claim.Refusal;
import org.promolist.shared.Slice;

/** A page of what was refused to a customer, latest first. */
@Schema(name = "AttemptPage")
record AttemptPageResponse(
    List<AttemptResponse> items,
    @Schema(description = "Send it as cursor for the next page; null after the last")
        @Nullable String nextCursor) {

  @Schema(name = "Attempt")
  record AttemptResponse(
      @Schema(description = "Opaque") String id,
      Instant at,
      ValidationResponse.RefusalResponse refusal,
      @Schema(description = "Null where what was typed is none of ours; it is not kept then")
          @Nullable String code,
      @Schema(description = "Of the code") @Nullable String listId,
      @Schema(description = "How much of a wrong guess: 0, 0.25 or 1") double countedAs,
      @Schema(description = "Whether it was only asked if the code could be claimed")
          boolean validated,
      @Schema(description = "Where it led to a lockout, or met one") @Nullable Instant lockedUntil,
      @Schema(description = "By whom it came in") HistoryResponse.ActorResponse by) {}

  /**
   * @param words of a refusal
   */
  static AttemptPageResponse of(
      Slice<AttemptDetails> slice, Function<Refusal, ValidationResponse.RefusalResponse> words) {
    return new AttemptPageResponse(
        slice.items().stream().map(attempt -> of(attempt, words)).toList(), slice.nextCursor());
  }

  private static AttemptResponse of(
      AttemptDetails attempt, Function<Refusal, ValidationResponse.RefusalResponse> words) {
    return new AttemptResponse(
        attempt.id().toString(),
        attempt.at(),
        words.apply(attempt.refusal()),
        attempt.code(),
        Objects.toString(attempt.listId(), null),
        LockoutResponse.guesses(attempt.quarters()),
        attempt.validated(),
        attempt.lockedUntil(),
        HistoryResponse.ActorResponse.of(attempt.by()));
  }
}
