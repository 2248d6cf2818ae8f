package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Reasons;
import tools.jackson.databind.JsonNode;

/** The body that reverses a claim, for the documentation, and how it is read. */
@Schema(name = "ReversalRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record ReversalRequest(
    @Schema(description = ReasonRequest.WHY, minLength = 1, maxLength = Reasons.MAX) String reason,
    @Schema(
            description =
                "Whether the code can be claimed again, by anybody; of a word, whether this"
                    + " customer may claim it again. False where absent")
        @Nullable Boolean reopenCode) {

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static ReversalRequest read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    if (fields == null) {
      findings.refuse();
      throw new IllegalStateException("an unreadable body is refused");
    }
    ReversalRequest request =
        new ReversalRequest(ReasonRequest.reason(fields, findings), fields.flag("reopenCode"));
    fields.end();
    findings.refuse();
    return request;
  }

  boolean reopens() {
    return reopenCode != null && reopenCode;
  }
}
