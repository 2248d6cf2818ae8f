package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Violation;
import tools.jackson.databind.JsonNode;

/** The body that sets whether customers have to be registered, and how it is read. */
@Schema(name = "CustomerPolicyRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record CustomerPolicyRequest(@Schema(description = REQUIRED) boolean registrationRequired) {

  static final String REQUIRED = "Whether customers have to be registered before their first claim";

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static CustomerPolicyRequest read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    @Nullable Boolean required = fields == null ? null : fields.truth("registrationRequired");
    if (fields != null) {
      fields.end();
      if (required == null) {
        findings.broken(Violation.of("registrationRequired", "required"));
      }
    }
    findings.refuse();
    return new CustomerPolicyRequest(required != null && required);
  }
}
