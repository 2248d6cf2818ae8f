package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.CustomerAccount;
import org.promolist.customer.CustomerDetails;

/** A customer, and what their claims come to. */
@Schema(name = "Customer")
record CustomerResponse(
    @Schema(description = ClaimRequest.CUSTOMER + "; a pseudonym once erased", example = "c-42")
        String id,
    @Schema(description = "Null only for one who was erased and never registered")
        @Nullable Instant registeredAt,
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
    CustomerDetails customer = account.customer();
    CustomerDetails.Registered registered = customer.registered();
    return new CustomerResponse(
        customer.id().value(),
        registered == null ? null : registered.at(),
        customer.erasedAt(),
        account.balance(),
        new CountsResponse(account.claims(), account.reversals(), account.refusals()));
  }
}
