package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.promolist.code.Batches;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body of an action, which may be left out: an object of few fields or none. */
final class ActionBody {

  private ActionBody() {}

  /** An empty object where there is no body, or null, as generated clients send for none. */
  static JsonNode read(Json json, HttpServletRequest request) {
    return json.optionalBody(request)
        .filter(body -> !body.isNull())
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /**
   * @throws InvalidInputException if it has any field
   */
  static void refuseFields(JsonNode body) {
    Findings findings = new Findings();
    JsonFields.ofBody(body, findings).ifPresent(JsonFields::end);
    findings.refuse();
  }

  /**
   * Its field {@code reason}; null where absent or blank.
   *
   * @throws InvalidInputException with everything that is wrong with the body
   */
  static @Nullable String reason(JsonNode body) {
    Findings findings = new Findings();
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    String reason = fields == null ? null : fields.text("reason");
    if (fields != null) {
      fields.end();
    }
    if (reason != null && reason.chars().anyMatch(Character::isISOControl)) {
      findings.broken(Violation.of("reason", "control_characters"));
    }
    if (reason != null && reason.codePointCount(0, reason.length()) > Batches.MAX_REASON) {
      findings.broken(Violation.of("reason", "too_long", Batches.MAX_REASON));
    }
    findings.refuse();
    return reason == null || reason.isBlank() ? null : reason.strip();
  }
}
