package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ProgramPolicies;
import org.promolist.guard.LockoutPolicy;
import tools.jackson.databind.JsonNode;

/** The body that sets how wrong guesses lock customers out, and how it is read. */
@Schema(name = "LockoutPolicyRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record LockoutPolicyRequest(
    @Schema(description = FAILURES, minimum = "1", maximum = "1000") int failures,
    @Schema(description = SECONDS, minimum = "1", maximum = "31536000") int lockSeconds) {

  static final String FAILURES = "Consecutive wrong guesses until a customer is locked out";
  static final String SECONDS = "For how long";

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static LockoutPolicyRequest read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    @Nullable Integer failures = null;
    @Nullable Integer lockSeconds = null;
    if (fields != null) {
      failures = fields.integer("failures", LockoutPolicy.MAX_FAILURES);
      lockSeconds = fields.integer("lockSeconds", LockoutPolicy.MAX_SECONDS);
      fields.end();
      ProgramPolicies.checkLockout(failures, lockSeconds).forEach(findings::broken);
    }
    findings.refuse();
    if (failures == null || lockSeconds == null) {
      throw new IllegalStateException("an incomplete body is refused");
    }
    return new LockoutPolicyRequest(failures, lockSeconds);
  }
}
