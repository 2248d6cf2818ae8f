package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.promolist.customer.CustomerId;
import org.promolist.shared.Reasons;
import tools.jackson.databind.JsonNode;

/** The body that gives a code to a customer, for the documentation, and how it is read. */
@Schema(name = "IssueRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record IssueRequest(
    @Schema(description = ClaimRequest.CUSTOMER, minLength = 1, maxLength = 128, example = "c-42")
        String customerId,
    @Schema(description = ReasonRequest.WHY, minLength = 1, maxLength = Reasons.MAX)
        String reason) {

  /** To whom, and why. */
  record Order(CustomerId customer, String reason) {}

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static Order read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    CustomerId customer = fields == null ? null : ClaimRequest.customer(fields, findings);
    String reason = fields == null ? "" : ReasonRequest.reason(fields, findings);
    if (fields != null) {
      fields.end();
    }
    findings.refuse();
    if (customer == null) {
      throw new IllegalStateException("an incomplete body is refused");
    }
    return new Order(customer, reason);
  }
}
