package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.LimiterPolicy;
import org.promolist.guard.LockoutPolicy;

/** The policies of the program. */
sealed interface PolicyResponse {

  @Schema(name = "LockoutPolicy")
  record LockoutPolicyResponse(
      @Schema(description = LockoutPolicyRequest.FAILURES) int failures,
      @Schema(description = LockoutPolicyRequest.SECONDS) long lockSeconds)
      implements PolicyResponse {

    static LockoutPolicyResponse of(LockoutPolicy policy) {
      return new LockoutPolicyResponse(policy.failures(), policy.lockedFor().toSeconds());
    }
  }

  @Schema(name = "LimiterPolicy")
  record LimiterPolicyResponse(
      @Schema(description = NONE) @Nullable Integer perWeek,
      @Schema(description = NONE) @Nullable Integer perMonth,
      @Schema(description = NONE) @Nullable Integer perYear)
      implements PolicyResponse {

    private static final String NONE = "Null for no limit";

    static LimiterPolicyResponse of(LimiterPolicy policy) {
      return new LimiterPolicyResponse(policy.perWeek(), policy.perMonth(), policy.perYear());
    }
  }

  @Schema(name = "CustomerPolicy")
  record CustomerPolicyResponse(
      @Schema(description = CustomerPolicyRequest.REQUIRED) boolean registrationRequired)
      implements PolicyResponse {}
}
