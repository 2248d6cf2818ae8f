package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ClaimCommand;
import org.promolist.customer.CustomerId;
import org.promolist.shared.Violation;
import tools.jackson.databind.JsonNode;

/** The body that claims a code, for the documentation, and how it is read. */
@Schema(name = "ClaimRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ClaimRequest(
    @Schema(
            description = "As the customer typed it: case, spaces and hyphens don’t matter",
            example = "sg-7k2m-9x4p")
        String code,
    @Schema(description = CUSTOMER, minLength = 1, maxLength = 128, example = "c-42")
        String customerId) {

  static final String CUSTOMER = "The program’s own id of the customer";

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static ClaimCommand read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    String code = fields == null ? null : fields.text("code");
    CustomerId customer = fields == null ? null : customer(fields, findings);
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
    return new ClaimCommand(code, customer);
  }

  /** The field {@code customerId}; null, and noted, where it is none. */
  static @Nullable CustomerId customer(JsonFields fields, Findings findings) {
    String given = fields.text("customerId");
    if (given == null) {
      findings.broken(Violation.of("customerId", "required"));
      return null;
    }
    CustomerId customer = CustomerId.parse(given).orElse(null);
    if (customer == null) {
      findings.broken(Violation.of("customerId", "malformed_customer"));
    }
    return customer;
  }
}
