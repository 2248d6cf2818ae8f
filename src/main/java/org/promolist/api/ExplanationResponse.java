package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.ExplainedRule;
import org.promolist.claim.Explanation;

/** What each rule of a claim said at a moment. */
@Schema(name = "Explanation")
record ExplanationResponse(
    @Schema(
            description =
                "Normalised, and masked but for its last four characters for a client that may not see"
                    + " codes; null where what was typed is no code",
            example = "SG7K2M9X4PQR")
        @Nullable String code,
    @Schema(description = ClaimRequest.CUSTOMER, example = "c-42") String customerId,
    @Schema(description = "The moment that is explained") Instant at,
    @Schema(description = "Every rule, in the order that they are checked")
        List<RuleResponse> rules) {

  @Schema(name = "ExplainedRule")
  record RuleResponse(
      @Schema(
              description = "As the problem that a claim would be refused with",
              example = "list_paused")
          String code,
      @Schema(
              description =
                  "failed: the answer that a claim would have got; not_reached: a rule before it"
                      + " failed",
              allowableValues = {"passed", "failed", "not_reached"})
          String outcome,
      @Schema(
              description =
                  "What the rule goes by, as it stood then; names differ from rule to rule. Empty"
                      + " where there was nothing to go by, such as no code",
              additionalProperties = AdditionalPropertiesValue.TRUE)
          Map<String, @Nullable Object> facts) {

    static RuleResponse of(ExplainedRule rule) {
      return new RuleResponse(rule.refusal().code(), rule.outcome().code(), rule.facts());
    }
  }

  static ExplanationResponse of(Explanation explanation) {
    return new ExplanationResponse(
        explanation.code(),
        explanation.customer().value(),
        explanation.at(),
        explanation.rules().stream().map(RuleResponse::of).toList());
  }
}
