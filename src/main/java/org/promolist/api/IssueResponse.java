package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.promolist.claim.IssuedCode;

/** A code that was given to one customer, who alone may claim it. */
@Schema(name = "IssuedCode")
record IssueResponse(
    @Schema(description = "Normalised", example = "SG7K2M9X4PQR") String code,
    @Schema(description = "Opaque") String listId,
    @Schema(description = ClaimRequest.CUSTOMER, example = "c-42") String customerId,
    Instant issuedAt) {

  static IssueResponse of(IssuedCode issued) {
    return new IssueResponse(
        issued.code(), issued.listId().toString(), issued.customerId(), issued.issuedAt());
  }
}
