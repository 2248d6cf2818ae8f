package org.promolist.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.customer.CustomerId;
import org.promolist.shared.CodeText;
import org.promolist.shared.Ids;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

/** Reads the query of a URL strictly, and collects everything that is wrong with it. */
final class QueryParameters {

  static final int MAX_LIMIT = 500;

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_CURSOR = 1_000;
  private static final int MAX_NAME_SHOWN = 60;
  private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  private final Map<String, List<String>> given;
  private final Findings findings = new Findings();

  private QueryParameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /** Notes every parameter that is not among the known ones. */
  static QueryParameters of(HttpServletRequest request, String... known) {
    QueryParameters query = new QueryParameters(QueryString.parse(request.getQueryString()));
    Set<String> names = Set.of(known);
    query.given.keySet().stream()
        .filter(name -> !names.contains(name))
        .map(name -> name.substring(0, Math.min(name.length(), MAX_NAME_SHOWN)))
        .forEach(name -> query.findings.unreadable(name, "unknown_parameter"));
    return query;
  }

  static void refuseAny(HttpServletRequest request) {
    of(request).refuse();
  }

  /** A text that may be empty; read as empty where absent. */
  String text(String name, int maxLength) {
    String text = single(name);
    if (text == null) {
      return "";
    }
    check(name, text, maxLength);
    return text;
  }

  /** The beginning of a code, normalised; empty where absent. */
  String beginning(String name, int maxLength) {
    String text = CodeText.normalise(text(name, maxLength));
    if (!text.matches("[A-Z0-9]*")) {
      findings.broken(Violation.of(name, "letters_and_digits"));
    }
    return text;
  }

  List<String> texts(String name, int maxNumber, int maxLength) {
    List<String> texts = values(name).toList();
    if (texts.size() > maxNumber) {
      findings.unreadable(name, "too_many", maxNumber);
    }
    texts.forEach(text -> check(name, text, maxLength));
    if (texts.stream().anyMatch(String::isBlank)) {
      findings.unreadable(name, "required");
    }
    return texts;
  }

  /** Any of these words, in one parameter with commas, in several, or both. */
  <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
    Map<String, E> byName =
        EnumSet.allOf(words).stream().collect(Collectors.toMap(Enum::name, Function.identity()));
    List<String> texts =
        values(name).flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    if (!byName.keySet().containsAll(texts)) {
      String all = EnumSet.allOf(words).stream().map(Enum::name).collect(Collectors.joining(", "));
      findings.unreadable(name, "unknown_value", all);
      return Set.of();
    }
    return texts.stream().map(byName::get).collect(Collectors.toSet());
  }

  /** {@code true} or {@code false}; false where absent. */
  boolean flag(String name) {
    return parsed(
        name,
        false,
        text ->
            text.equals("true") || text.equals("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty(),
        "true, false");
  }

  /** A text that is not blank; null where absent. */
  @Nullable String word(String name, int maxLength) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    check(name, text, maxLength);
    if (text.isBlank()) {
      findings.unreadable(name, "required");
    }
    return text;
  }

  /** An id of ours; null where absent. */
  @Nullable UUID id(String name) {
    return read(name, Ids::parse, "malformed_id");
  }

  /** The program's own id of a customer; null where absent. */
  @Nullable CustomerId customer(String name) {
    return read(name, CustomerId::parse, "malformed_customer");
  }

  /** An ISO-8601 instant, at least and at most what an id can tell; null where absent. */
  @Nullable Instant instant(String name) {
    return read(name, QueryParameters::moment, "malformed_instant");
  }

  private static Optional<Instant> moment(String text) {
    try {
      Instant moment = Instant.parse(text);
      Instant late = moment.isBefore(END_OF_TIME) ? moment : END_OF_TIME;
      return Optional.of(late.isBefore(Instant.EPOCH) ? Instant.EPOCH : late);
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  private <T> @Nullable T read(String name, Function<String, Optional<T>> parser, String wrong) {
    String text = single(name);
    Optional<T> read = text == null ? Optional.empty() : parser.apply(text);
    if (text != null && read.isEmpty()) {
      findings.unreadable(name, wrong);
    }
    return read.orElse(null);
  }

  <T> T parsed(String name, T byDefault, Function<String, Optional<T>> parser, String expected) {
    String text = single(name);
    if (text == null) {
      return byDefault;
    }
    Optional<T> parsed = parser.apply(text);
    if (parsed.isEmpty()) {
      findings.unreadable(name, "unknown_value", expected);
    }
    return parsed.orElse(byDefault);
  }

  /** 1–500, 50 where absent. */
  int limit() {
    String text = single("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      findings.unreadable("limit", "out_of_range", 1, MAX_LIMIT);
    }
    return limit;
  }

  @Nullable String cursor() {
    String cursor = single("cursor");
    if (cursor != null && (cursor.isBlank() || cursor.length() > MAX_CURSOR)) {
      findings.unreadable("cursor", "cursor_invalid");
    }
    return cursor;
  }

  /**
   * @throws InvalidInputException with everything found, if anything was
   */
  void refuse() {
    findings.refuse();
  }

  private Stream<String> values(String name) {
    return given.getOrDefault(name, List.of()).stream();
  }

  private @Nullable String single(String name) {
    List<String> values = values(name).toList();
    if (values.size() > 1) {
      findings.unreadable(name, "repeated");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private void check(String name, String text, int maxLength) {
    if (text.codePointCount(0, text.length()) > maxLength) {
      findings.broken(Violation.of(name, "too_long", maxLength));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      findings.broken(Violation.of(name, "control_characters"));
    }
  }
}
