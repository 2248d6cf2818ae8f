package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimCommand;
import org.promolist.customer.CustomerId;
import org.promolist.shared.Violation;
import tools.jackson.databind.JsonNode;

/** The body that asks for an explanation, for the documentation, and how it is read. */
@Schema(name = "ExplanationRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ExplanationRequest(
    @Schema(
            description = "As the customer typed it: case, spaces and hyphens don’t matter",
            example = "sg-7k2m-9x4p")
        String code,
    @Schema(description = ClaimRequest.CUSTOMER, minLength = 1, maxLength = 128, example = "c-42")
        String customerId,
    @Schema(description = "The moment in question, not in the future; now if left out")
        @Nullable Instant at) {

  /**
   * @param at null for now
   */
  record Question(ClaimCommand command, @Nullable Instant at) {}

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static Question read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    String code = fields == null ? null : fields.text("code");
    CustomerId customer = fields == null ? null : ClaimRequest.customer(fields, findings);
    Instant at = fields == null ? null : fields.instant("at");
    if (fields != null) {
      fields.end();
      if (code == null) {
        findings.broken(Violation.of("code", "required"));
      }
    }
    findings.refuse();
    if (code == null || customer == null) {
      throw new IllegalStateException("an incomplete body is refused");
    }
    return new Question(new ClaimCommand(code, customer), at);
  }
}
