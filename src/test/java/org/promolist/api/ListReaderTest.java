package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.list.ListDraft;
import org.promolist.list.WordDraft;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ListReaderTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String VALID =
      """
      {"name": "n", "type": "MULTI_USE", "points": 1,
       "validity": {"startsAt": "2026-12-01T00:00", "zone": "Europe/Berlin"}, "codes": ["ABCD"]}
      """;

  static Stream<Arguments> justInside() {
    return Stream.of(
        arguments("/name", quoted("n".repeat(120))),
        arguments("/name", quoted("😀".repeat(120))),
        arguments("/description", quoted("d".repeat(2000))),
        arguments("/description", "null"),
        arguments("/points", "1"),
        arguments("/points", "1000000"),
        arguments("/entryCap", "1"),
        arguments("/entryCap", "1000000000"),
        arguments("/perCustomerLimit", "1000000"),
        arguments("/agentIssuable", "true"),
        arguments("/agentIssuable", "null"),
        arguments("/tags", array(20, i -> quoted("tag" + i))),
        arguments("/tags", "[" + quoted("t".repeat(40)) + "]"),
        arguments("/validity/startsAt", quoted("1970-01-02T00:00")),
        arguments("/validity/startsAt", quoted("9998-12-31T23:59:59")),
        arguments("/validity/endsAt", quoted("2026-12-01T00:00:01")),
        arguments("/codes", array(20, i -> quoted("WORD" + i))),
        arguments("/codes", "[\"ab-cd\", {\"code\": \"efgh\", \"cap\": 1000000000}]"));
  }

  @ParameterizedTest
  @MethodSource("justInside")
  void whatIsJustInsideTheBoundsIsAccepted(String pointer, String value) {
    assertThat(ListReader.read(with(pointer, value))).isNotNull();
  }

  static Stream<Arguments> justOutside() {
    return Stream.of(
        arguments("/name", quoted("n".repeat(121)), "name too_long"),
        arguments("/name", quoted("  "), "name required"),
        arguments("/name", "null", "name required"),
        arguments("/name", "7", "name wrong_type"),
        arguments("/name", "\"a\\u0000\"", "name control_characters"),
        arguments("/name", "\"a\\ud800\"", "name malformed_text"),
        arguments("/type", "null", "type required"),
        arguments("/type", quoted("multi_use"), "type unknown_value"),
        arguments("/type", quoted("SINGLE_USE"), "codes only_multi_use"),
        arguments("/description", quoted("d".repeat(2001)), "description too_long"),
        arguments("/points", "0", "points out_of_range"),
        arguments("/points", "1000001", "points out_of_range"),
        arguments("/points", "99999999999999999999", "points out_of_range"),
        arguments("/points", "1.0", "points wrong_type"),
        arguments("/points", quoted("1"), "points wrong_type"),
        arguments("/points", "true", "points wrong_type"),
        arguments("/points", "null", "points required"),
        arguments("/entryCap", "0", "entryCap out_of_range"),
        arguments("/entryCap", "1000000001", "entryCap out_of_range"),
        arguments("/entryCap", "2147483648", "entryCap out_of_range"),
        arguments("/perCustomerLimit", "1000001", "perCustomerLimit out_of_range"),
        arguments("/agentIssuable", "0", "agentIssuable wrong_type"),
        arguments("/tags", array(21, i -> quoted("tag" + i)), "tags too_many"),
        arguments("/tags", "[\"a\", " + quoted("t".repeat(41)) + "]", "tags[1] too_long"),
        arguments("/tags", "[\"a\", null]", "tags[1] required"),
        arguments("/tags", "[\"a\", \" \"]", "tags[1] required"),
        arguments("/tags", "[1]", "tags[0] wrong_type"),
        arguments("/tags", "{}", "tags wrong_type"),
        arguments("/validity", "[]", "validity wrong_type"),
        arguments("/validity/zone", quoted("+02:00"), "validity.zone unknown_zone"),
        arguments("/validity/zone", "null", "validity.zone required"),
        arguments("/validity/more", "1", "validity.more unknown_field"),
        arguments("/validity/startsAt", "null", "validity.startsAt required"),
        arguments(
            "/validity/endsAt", quoted("2026-12-01T00:00"), "validity.endsAt not_after_start"),
        arguments("/codes", "null", "codes required"),
        arguments("/codes", array(21, i -> quoted("WORD" + i)), "codes too_many"),
        arguments("/codes", "[\"ABC\"]", "codes[0].code malformed_code"),
        arguments("/codes", "[\"ABCD\", \"ab-cd\"]", "codes[1].code duplicate"),
        arguments("/codes", "[null]", "codes[0] required"),
        arguments("/codes", "[3]", "codes[0] wrong_type"),
        arguments("/codes", "[{}]", "codes[0].code required"),
        arguments("/codes", "[{\"code\": \"ABCD\", \"cap\": 0}]", "codes[0].cap out_of_range"),
        arguments("/codes", "[{\"code\": \"ABCD\", \"x\": 0}]", "codes[0].x unknown_field"),
        arguments("/id", "null", "id unknown_field"),
        arguments("/version", "1", "version unknown_field"));
  }

  @ParameterizedTest
  @MethodSource("justOutside")
  void whatIsJustOutsideIsRefusedOnce(String pointer, String value, String refusal) {
    assertThat(refusals(with(pointer, value))).containsExactly(refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-01T00:00Z",
        "2026-12-01T00:00+01:00",
        "2026-12-01T00:00[Europe/Berlin]",
        "2026-12-01",
        "2026-12-01 00:00",
        "2026-02-30T00:00",
        "2026-12-01T24:00",
        "2026-12-01T00:00:60",
        "+12026-12-01T00:00",
        ""
      })
  void aTimeIsLocalOrNone(String time) {
    assertThat(refusals(with("/validity/startsAt", quoted(time))))
        .containsExactly("validity.startsAt malformed_date_time");
  }

  @Test
  void aTimeHasNoFraction() {
    assertThat(refusals(with("/validity/startsAt", quoted("2026-12-01T00:00:00.000"))))
        .containsExactly("validity.startsAt not_whole_seconds");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    JsonNode body =
        JSON.readTree(
            """
            {"name": 5, "type": "X", "points": "5", "tags": ["a", 3], "entryCap": 99999999999,
             "validity": {"startsAt": "x", "foo": 1}, "codes": [1], "id": 1}
            """);
    assertThat(refusals(body))
        .containsExactlyInAnyOrder(
            "name wrong_type",
            "type unknown_value",
            "points wrong_type",
            "tags[1] wrong_type",
            "entryCap out_of_range",
            "validity.startsAt malformed_date_time",
            "validity.foo unknown_field",
            "validity.zone required",
            "codes[0] wrong_type",
            "id unknown_field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
  void aBodyIsAnObject(String body) {
    assertThat(refusals(JSON.readTree(body))).containsExactly("body wrong_type");
  }

  @Test
  void aHostileNumberOfErrorsIsCut() {
    ObjectNode body = JSON.createObjectNode();
    IntStream.range(0, 10_000).forEach(i -> body.put("x" + i, i));
    assertThat(refusals(body)).hasSizeLessThan(100);
  }

  @Test
  void aPatchChangesOnlyWhatItNames() {
    ListDraft current = ListReader.read(with("/description", quoted("keep")));
    ListDraft patched = ListReader.patched(current, JSON.readTree("{\"points\": 7}"));
    assertThat(patched.points()).isEqualTo(7);
    assertThat(patched).usingRecursiveComparison().ignoringFields("points").isEqualTo(current);
    assertThat(ListReader.patched(current, JSON.readTree("{}"))).isEqualTo(current);
  }

  @Test
  void aPatchReachesIntoObjectsReplacesArraysAndTakesOutNulls() {
    ListDraft current = ListReader.read(with("/description", quoted("go")));
    ListDraft patched =
        ListReader.patched(
            current,
            JSON.readTree(
                """
                {"validity": {"endsAt": "2027-01-01T00:00"}, "description": null, "codes": ["EFGH"]}
                """));
    assertThat(patched.startsAt()).isEqualTo(current.startsAt());
    assertThat(patched.endsAt()).isEqualTo("2027-01-01T00:00");
    assertThat(patched.description()).isNull();
    assertThat(patched.words()).extracting(WordDraft::code).containsExactly("EFGH");
  }

  static Stream<Arguments> refusedPatches() {
    return Stream.of(
        arguments("{\"type\": \"SINGLE_USE\"}", List.of("type fixed")),
        arguments("{\"type\": \"X\"}", List.of("type unknown_value")),
        arguments("{\"name\": null}", List.of("name required")),
        arguments(
            "{\"validity\": null}",
            List.of("validity.startsAt required", "validity.zone required")),
        arguments("{\"id\": null}", List.of("id unknown_field")),
        arguments("{\"counts\": {\"codes\": 1}}", List.of("counts unknown_field")),
        arguments("[]", List.of("body wrong_type")));
  }

  @ParameterizedTest
  @MethodSource("refusedPatches")
  void aPatchIsHeldToTheSameRules(String patch, List<String> expected) {
    ListDraft current = ListReader.read(JSON.readTree(VALID));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ListReader.patched(current, JSON.readTree(patch)))
        .satisfies(e -> assertThat(told(e)).containsExactlyElementsOf(expected));
  }

  @Test
  void boundsAreNamedWithTheRefusal() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ListReader.read(with("/points", "99999999999")))
        .satisfies(e ->
            assertThat(e.violations())
                .extracting(Violation::code, Violation::args)
                .containsExactly(tuple("out_of_range", List.of(1, 1_000_000))));
  }

  private static JsonNode with(String pointer, String value) {
    ObjectNode body = (ObjectNode) JSON.readTree(VALID);
    int cut = pointer.lastIndexOf('/');
    ObjectNode parent = cut == 0 ? body : (ObjectNode) body.at(pointer.substring(0, cut));
    parent.set(pointer.substring(cut + 1), JSON.readTree(value));
    return body;
  }

  private static List<String> refusals(JsonNode body) {
    try {
      ListReader.read(body);
      return List.of();
    } catch (InvalidInputException e) {
      return told(e);
    }
  }

  private static List<String> told(InvalidInputException e) {
    return e.violations().stream().map(v -> v.field() + " " + v.code()).toList();
  }

  private static String quoted(String text) {
    return "\"" + Objects.requireNonNull(text) + "\"";
  }

  private static String array(int size, java.util.function.IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
  }
}
