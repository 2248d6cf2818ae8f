package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LockoutPolicy;
import org.promolist.guard.SubjectState;

/** What a customer guessed wrong, and what came of it. */
@Schema(name = "Lockout")
record LockoutResponse(
    @Schema(
            description =
                "Wrong guesses since the last claim, unlocking or end of a lockout; a mistyped"
                    + " code counts a quarter of one",
            example = "1.25")
        double consecutiveFailures,
    @Schema(description = "All wrong guesses ever", example = "7.5") double cumulativeFailures,
    @Schema(description = "Null where the customer is not locked out")
        @Nullable Instant lockedUntil,
    @Schema(description = "By the policy, so many consecutive ones lock a customer out")
        int failures) {

  static LockoutResponse of(SubjectState state, LockoutPolicy policy, Instant now) {
    return new LockoutResponse(
        guesses(state.consecutive(now)),
        guesses(state.cumulative()),
        state.locked(now).isPresent() ? state.lockedUntil() : null,
        policy.failures());
  }

  /** Whole guesses, from quarters of one. */
  static double guesses(long quarters) {
    return (double) quarters / SubjectState.WHOLE;
  }
}
