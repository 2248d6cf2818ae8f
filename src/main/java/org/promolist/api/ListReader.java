package org.promolist.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDraft;
import org.promolist.list.ListRules;
import org.promolist.list.ListType;
import org.promolist.list.WordDraft;
import org.promolist.shared.InvalidInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a list from the JSON of {@link ListRequest} and {@link ListPatch}, all errors at once. */
final class ListReader {

  private final Findings findings = new Findings();

  private ListReader() {}

  /**
   * @throws InvalidInputException with everything that is wrong with the body
   */
  static ListDraft read(JsonNode body) {
    ListReader reader = new ListReader();
    ListDraft draft = reader.draft(body);
    ListRules.check(draft).forEach(reader.findings::broken);
    reader.findings.refuse();
    return draft;
  }

  /**
   * These settings with a JSON Merge Patch (RFC 7396) applied.
   *
   * @throws InvalidInputException with everything that is wrong with the outcome; another type is
   *     {@code fixed}
   */
  static ListDraft patched(ListDraft current, JsonNode patch) {
    ListReader reader = new ListReader();
    ListDraft draft = reader.draft(merge(tree(current), patch));
    if (draft.type() != null && draft.type() != current.type()) {
      reader.findings.unreadable("type", "fixed");
      draft = ofType(current.type(), draft);
    }
    ListRules.check(draft).forEach(reader.findings::broken);
    reader.findings.refuse();
    return draft;
  }

  private ListDraft draft(JsonNode body) {
    JsonFields fields = JsonFields.ofBody(body, findings).orElse(null);
    if (fields == null) {
      findings.refuse();
      throw new IllegalStateException("an unreadable body is refused");
    }
    JsonFields validity = fields.fields("validity");
    ListDraft draft =
        new ListDraft(
            fields.text("name"),
            fields.word("type", ListType.class),
            fields.integer("points", ListRules.MAX_POINTS),
            fields.text("description"),
            fields.elements("tags", ListRules.MAX_TAGS, this::tag),
            validity.localTime("startsAt"),
            validity.localTime("endsAt"),
            validity.text("zone"),
            fields.integer("entryCap", ListRules.MAX_CAP),
            fields.integer("perCustomerLimit", ListRules.MAX_PER_CUSTOMER),
            fields.flag("agentIssuable"),
            fields.elements("codes", ListRules.MAX_WORDS, this::word));
    fields.end();
    validity.end();
    return draft;
  }

  private String tag(JsonNode node, String field) {
    if (node.isNull()) {
      findings.unreadable(field, "required");
    }
    // The empty text holds the place, so that later elements keep their index.
    return Objects.requireNonNullElse(JsonFields.text(node, field, findings), "");
  }

  /** Either the bare word or an object of word and cap. */
  private WordDraft word(JsonNode node, String field) {
    if (node.isString()) {
      return new WordDraft(
          Objects.requireNonNullElse(JsonFields.text(node, field + ".code", findings), ""), null);
    }
    if (!node.isObject()) {
      if (node.isNull()) {
        findings.unreadable(field, "required");
      } else {
        findings.unreadable(field, "wrong_type", "string or object");
      }
      return new WordDraft("", null);
    }
    JsonFields fields = JsonFields.ofElement(node, field, findings);
    String code = fields.text("code");
    Integer cap = fields.integer("cap", ListRules.MAX_CAP);
    fields.end();
    if (code == null) {
      findings.unreadable(field + ".code", "required");
    }
    return new WordDraft(Objects.requireNonNullElse(code, ""), cap);
  }

  private static ListDraft ofType(@Nullable ListType type, ListDraft draft) {
    return new ListDraft(
        draft.name(),
        type,
        draft.points(),
        draft.description(),
        draft.tags(),
        draft.startsAt(),
        draft.endsAt(),
        draft.zone(),
        draft.entryCap(),
        draft.perCustomerLimit(),
        draft.agentIssuable(),
        draft.words());
  }

  /** The settings as somebody would send them. */
  private static ObjectNode tree(ListDraft draft) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("name", draft.name());
    tree.put("type", Objects.toString(draft.type(), null));
    tree.put("points", draft.points());
    tree.put("description", draft.description());
    ArrayNode tags = tree.putArray("tags");
    draft.tags().forEach(tags::add);
    ObjectNode validity = tree.putObject("validity");
    validity.put("startsAt", Objects.toString(draft.startsAt(), null));
    validity.put("endsAt", Objects.toString(draft.endsAt(), null));
    validity.put("zone", draft.zone());
    tree.put("entryCap", draft.entryCap());
    tree.put("perCustomerLimit", draft.perCustomerLimit());
    tree.put("agentIssuable", draft.agentIssuable());
    ArrayNode codes = tree.putArray("codes");
    draft.words().forEach(w -> codes.addObject().put("code", w.code()).put("cap", w.cap()));
    return tree;
  }

  /**
   * As in RFC 7396, but a null stays one instead of being taken out: the reader takes both for
   * "none", and still sees a null given to a field that doesn't exist.
   */
  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target.isObject() ? (ObjectNode) target : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(field ->
            merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue())));
    return merged;
  }
}
