package org.promolist.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of one JSON object, each by its exact type: no number in quotes, no fraction for
 * an integer. An absent field is read like one that is null. What can't be read is noted in the
 * findings and read as null.
 */
final class JsonFields {

  /** More would only make a large answer of a hostile body. */
  private static final int MAX_UNKNOWN = 50;

  private static final int MAX_NAME_SHOWN = 60;

  private static final Pattern LOCAL_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?)(\\.\\d+)?");

  private final JsonNode object;
  private final String path;
  private final Findings findings;
  private final Set<String> known = new HashSet<>();

  /**
   * @param path of the object in the body, with a closing dot; empty for the body itself
   */
  private JsonFields(JsonNode object, String path, Findings findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /** The fields of the body itself; empty, and noted, where it is no object. */
  static Optional<JsonFields> ofBody(JsonNode body, Findings findings) {
    if (!body.isObject()) {
      findings.unreadable("body", "wrong_type", "object");
      return Optional.empty();
    }
    return Optional.of(new JsonFields(body, "", findings));
  }

  /** The fields of an element that is known to be an object. */
  static JsonFields ofElement(JsonNode element, String field, Findings findings) {
    return new JsonFields(element, field + ".", findings);
  }

  @Nullable String text(String name) {
    JsonNode node = node(name);
    return node == null ? null : text(node, path + name, findings);
  }

  /** Null, and noted, for what is no text or can't be stored as one. */
  static @Nullable String text(JsonNode node, String field, Findings findings) {
    if (!node.isString()) {
      findings.unreadable(field, "wrong_type", "string");
      return null;
    }
    String text = node.stringValue();
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      findings.unreadable(field, "malformed_text");
      return null;
    }
    return text;
  }

  /**
   * @param max the largest allowed, named where a number is too big to be looked at any further
   */
  @Nullable Integer integer(String name, int max) {
    return integer(name, 1, max);
  }

  /** As {@link #integer(String, int)}, where the smallest allowed is another than 1. */
  @Nullable Integer integer(String name, int min, int max) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber()) {
      findings.unreadable(path + name, "wrong_type", "integer");
      return null;
    }
    if (!node.canConvertToInt()) {
      findings.unreadable(path + name, "out_of_range", min, max);
      return null;
    }
    return node.intValue();
  }

  /** False where absent. */
  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean byDefault) {
    Boolean given = truth(name);
    return given == null ? byDefault : given;
  }

  @Nullable Boolean truth(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isBoolean()) {
      findings.unreadable(path + name, "wrong_type", "boolean");
      return null;
    }
    return node.booleanValue();
  }

  <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    String all =
        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    findings.unreadable(path + name, "unknown_value", all);
    return null;
  }

  /** A local date-time such as {@code 2026-12-01T00:00}: no offset, no zone, no fraction. */
  @Nullable LocalDateTime localTime(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Matcher matcher = LOCAL_TIME.matcher(text);
    if (matcher.matches()) {
      if (matcher.group(2) != null) {
        findings.unreadable(path + name, "not_whole_seconds");
        return null;
      }
      try {
        return LocalDateTime.parse(text);
      } catch (DateTimeException noSuchDay) {
        // Told below, as any other malformed one.
      }
    }
    findings.unreadable(path + name, "malformed_date_time");
    return null;
  }

  /** An instant such as {@code 2026-12-01T00:00:00Z}; another offset than Z will do too. */
  @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noInstant) {
      findings.unreadable(path + name, "malformed_instant");
      return null;
    }
  }

  /** The fields of an object in this one; all of them absent where it is, or is no object. */
  JsonFields fields(String name) {
    JsonNode node = node(name);
    if (node != null && !node.isObject()) {
      findings.unreadable(path + name, "wrong_type", "object");
    }
    JsonNode nested =
        node != null && node.isObject() ? node : JsonNodeFactory.instance.objectNode();
    return new JsonFields(nested, path + name + ".", findings);
  }

  /**
   * The elements of an array, none where it is absent.
   *
   * @param max elements beyond this one and the next are not read: the rules refuse them by number
   * @param element reads one, given its path
   */
  <T> List<T> elements(String name, int max, BiFunction<JsonNode, String, T> element) {
    JsonNode node = node(name);
    List<T> read = new ArrayList<>();
    if (node == null) {
      return read;
    }
    if (!node.isArray()) {
      findings.unreadable(path + name, "wrong_type", "array");
      return read;
    }
    for (int i = 0; i < Math.min(node.size(), max + 1); i++) {
      read.add(element.apply(node.get(i), path + name + "[" + i + "]"));
    }
    return read;
  }

  /** Notes every field that was not asked for. To be called last. */
  void end() {
    object.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .limit(MAX_UNKNOWN)
        .forEach(name -> findings.unreadable(path + shown(name), "unknown_field"));
  }

  private @Nullable JsonNode node(String name) {
    known.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  static String shown(String name) {
    return name.length() <= MAX_NAME_SHOWN ? name : name.substring(0, MAX_NAME_SHOWN) + "…";
  }
}
