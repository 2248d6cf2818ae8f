package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.CustomerAccount;

/** A customer, and what their claims come to. */
@Schema(name = "Customer")
record CustomerResponse(
    @Schema(description = ClaimRequest.CUSTOMER + "; a pseudonym once erased", example = "c-42")
        String id,
    Instant registeredAt,
    @Schema(description = "Null while the customer is known by their own id")
        @Nullable Instant erasedAt,
    @Schema(description = "Points of all claims less those of all reversals") long balance,
    CountsResponse counts) {

  @Schema(name = "CustomerCounts")
  record CountsResponse(
      @Schema(description = "All ever made, reversed ones included") long claims,
      long reversals,
      @Schema(description = "As far back as they are kept") long refusedAttempts) {}

  static CustomerResponse of(CustomerAccount account) {
    return new CustomerResponse(
        account.customer().id().value(),
        account.customer().registeredAt(),
        account.customer().erasedAt(),
        account.balance(),
        new CountsResponse(account.claims(), account.reversals(), account.refusals()));
  }
}
