package org.promolist.api;

import org.promolist.code.PatternDraft;
import org.promolist.code.PatternRules;
import org.promolist.shared.CodeText;
import org.promolist.shared.InvalidInputException;
import tools.jackson.databind.JsonNode;

/** Reads {@link BatchRequest} and {@link PreviewRequest}, all errors at once. */
final class BatchReader {

  private final Findings findings = new Findings();

  private BatchReader() {}

  /**
   * @throws InvalidInputException with everything that is wrong with the body
   */
  static BatchOrder read(JsonNode body) {
    return new BatchReader().order(body, true);
  }

  /** As {@link #read}, where nothing is made that could be activated. */
  static BatchOrder readPreview(JsonNode body) {
    return new BatchReader().order(body, false);
  }

  private BatchOrder order(JsonNode body, boolean takesActivate) {
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    if (fields == null) {
      findings.refuse();
      throw new IllegalStateException("an unreadable body is refused");
    }
    Integer quantity = fields.integer("quantity", PatternRules.MAX_QUANTITY);
    PatternDraft pattern = pattern(fields.fields("pattern"));
    boolean activate = takesActivate && fields.flag("activate");
    fields.end();
    PatternRules.checkQuantity(quantity).forEach(findings::broken);
    PatternRules.check(pattern).forEach(findings::broken);
    findings.refuse();
    return new BatchOrder(quantity, pattern, activate);
  }

  private static PatternDraft pattern(JsonFields fields) {
    PatternDraft pattern =
        new PatternDraft(
            fields.text("prefix"),
            fields.integer("length", CodeText.MIN_LENGTH, CodeText.MAX_LENGTH),
            fields.text("alphabet"),
            fields.flag("checkCharacter", true),
            fields.text("suffix"),
            fields.integer("grouping", 0, CodeText.MAX_LENGTH));
    fields.end();
    return pattern;
  }
}
