package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ProgramPolicies;
import org.promolist.guard.LimiterPolicy;
import tools.jackson.databind.JsonNode;

/** The body that limits claims per customer, for the documentation, and how it is read. */
@Schema(name = "LimiterPolicyRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record LimiterPolicyRequest(
    @Schema(description = "In a week, Monday to Sunday. " + LIMIT, minimum = "1", maximum = MAX)
        @Nullable Integer perWeek,
    @Schema(description = "In a calendar month. " + LIMIT, minimum = "1", maximum = MAX)
        @Nullable Integer perMonth,
    @Schema(description = "In a calendar year. " + LIMIT, minimum = "1", maximum = MAX)
        @Nullable Integer perYear) {

  static final String LIMIT =
      "The most claims one customer may make then, on all lists together; null or absent for no"
          + " limit";
  static final String MAX = "1000000";

  /**
   * @throws org.promolist.shared.InvalidInputException with everything that is wrong with the body
   */
  static LimiterPolicy read(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    LimiterPolicy policy = LimiterPolicy.NONE;
    if (fields != null) {
      policy =
          new LimiterPolicy(
              fields.integer("perWeek", LimiterPolicy.MAX),
              fields.integer("perMonth", LimiterPolicy.MAX),
              fields.integer("perYear", LimiterPolicy.MAX));
      fields.end();
      ProgramPolicies.checkLimiters(policy).forEach(findings::broken);
    }
    findings.refuse();
    return policy;
  }
}
