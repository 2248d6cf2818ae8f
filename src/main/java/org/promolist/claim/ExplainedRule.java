package org.promolist.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a claim at a moment.
 *
 * @param refusal what breaking it is answered with
 * @param facts by name, what it goes by as that stood then: texts, numbers, booleans, instants,
 *     maps of them, and null; empty where there was nothing to go by. Also of a rule that was not
 *     reached, since it may be the next to fail.
 */
public record ExplainedRule(Refusal refusal, Outcome outcome, Map<String, @Nullable Object> facts) {

  public ExplainedRule {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** What became of a rule. */
  public enum Outcome {
    PASSED,
    /** The answer. */
    FAILED,
    /** One before it had failed. */
    NOT_REACHED;

    /** Stable and snake_case, for programs. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
