package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Reasons;
import tools.jackson.databind.JsonNode;

/** The body of what is done for a reason, for the documentation, and how it is read. */
@Schema(name = "ReasonRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ReasonRequest(
    @Schema(description = WHY, minLength = 1, maxLength = Reasons.MAX) String reason) {

  static final String WHY = "Why; kept for good";

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static String read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    String reason = fields == null ? "" : reason(fields, findings);
    if (fields != null) {
      fields.end();
    }
    findings.refuse();
    return reason;
  }

  /** The field {@code reason}; empty, and noted, where it is none. */
  static String reason(JsonFields fields, Findings findings) {
    @Nullable String given = fields.text("reason");
    Reasons.check(given).ifPresent(findings::broken);
    return given == null ? "" : given;
  }
}
