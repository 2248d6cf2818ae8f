package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a code could be claimed now. */
@Schema(name = "ClaimValidation")
record ValidationResponse(
    boolean claimable,
    @Schema(description = "Null where it is claimable") @Nullable RefusalResponse refusal,
    @Schema(description = "That it would credit; null where it is not claimable")
        @Nullable Integer points) {

  @Schema(name = "Refusal")
  record RefusalResponse(
      @Schema(
              description = "As the problem that a claim would be refused with",
              example = "code_not_found")
          String code,
      @Schema(description = "The same in words") String title) {}
}
