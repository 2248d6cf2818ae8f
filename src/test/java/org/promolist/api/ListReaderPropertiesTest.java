package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.promolist.list.ListRules;
import org.promolist.shared.InvalidInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListReaderPropertiesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Property
  void anyJsonIsReadOrRefusedAndNoFieldTwiceForOneReason(@ForAll("bodies") JsonNode body) {
    try {
      assertThat(ListRules.check(ListReader.read(body))).isEmpty();
    } catch (InvalidInputException refused) {
      List<String> told =
          refused.violations().stream().map(v -> v.field() + " " + v.code()).toList();
      assertThat(told).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Provide
  Arbitrary<JsonNode> bodies() {
    return Arbitraries.maps(
            Arbitraries.of(
                "name",
                "type",
                "points",
                "description",
                "tags",
                "validity",
                "entryCap",
                "perCustomerLimit",
                "agentIssuable",
                "codes",
                "id"),
            values())
        .map(fields -> JSON.valueToTree(fields));
  }

  private static Arbitrary<Object> values() {
    Arbitrary<Object> plain =
        Arbitraries.oneOf(
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.bigIntegers().map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.strings().ofMaxLength(50).map(Object.class::cast),
            Arbitraries.of("MULTI_USE", "SINGLE_USE", "2026-12-01T00:00", "Europe/Berlin"),
            Arbitraries.of(true, false));
    Arbitrary<Object> nested =
        Arbitraries.oneOf(
            plain.list().ofMaxSize(25).map(Object.class::cast),
            Arbitraries.maps(Arbitraries.of("startsAt", "endsAt", "zone", "code", "x"), plain)
                .map(Object.class::cast));
    return Arbitraries.oneOf(plain, nested, nested.list().ofMaxSize(5).map(Object.class::cast))
        .injectNull(0.05);
  }
}
