package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.shared.Violation;

class NamesTest {

  private static final String COMPOSED = "Ren\u00e9";
  private static final String IN_PARTS = "Rene\u0301";

  @Test
  void aNameIsKeptComposedHoweverItWasTyped() {
    assertThat(Names.read(" " + IN_PARTS + " ")).isEqualTo(COMPOSED);
    assertThat(Names.read(COMPOSED)).isEqualTo(COMPOSED);
    assertThat(Names.read("ﬁn²")).as("what it means is left").isEqualTo("ﬁn²");
  }

  @ParameterizedTest
  @CsvSource({"René, rené", "REN\u00c9, RENE\u0301", "Ｄana, dana", "ﬁona, FIONA", "\u212aim, kim"})
  void whatPeopleTakeForTheSameNameHasOneKey(String one, String other) {
    assertThat(Names.key(one)).isEqualTo(Names.key(other));
  }

  @Test
  void anAccentMakesAnotherName() {
    assertThat(Names.key("Ren\u00e9")).isNotEqualTo(Names.key("Rene"));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "",
        "\u200b",
        "\u200b\u2060\u00ad",
        "\u00a0",
        "\u202e",
        "\u3164",
        "\u115f \u1160",
        "\uffa0",
        "\u2800",
        "\ufe0f",
        "\u034f",
        "\u180b"
      })
  void aNameHasSomethingToSee(String nothing) {
    assertThat(Names.check("name", nothing, 10)).containsExactly(Violation.of("name", "required"));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {"a\nb", "a\u0000", "a\ud800", "\udc00a", "a\u2028b", "a\u2029b", "a\u0085"})
  void aNameIsOneLineOfWholeCharacters(String absurd) {
    assertThat(Names.check("name", absurd, 10))
        .containsExactly(Violation.of("name", "control_characters"));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "nim\u202eda",
        "Dana\u2066",
        "\u2067Dana\u2069",
        "Dana\u200f",
        "D\u061ca",
        "a\u202d"
      })
  void aNameTurnsNoWriting(String turning) {
    assertThat(Names.check("name", turning, 20))
        .containsExactly(Violation.of("name", "direction_characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"دانا", "דנה", "Dana דנה", "می\u200cخواهم", "👩\u200d🔧", "한글", "Zoë 🦔"})
  void writingsHaveTheirDirectionsAndJoinersAsTheyNeed(String name) {
    assertThat(Names.check("name", name, 20)).isEmpty();
  }

  @Test
  void aNameIsNoLongerThanItMayAndSoIsItsKey() {
    assertThat(Names.check("name", "😀".repeat(10), 10)).isEmpty();
    assertThat(Names.check("name", "x".repeat(11), 10))
        .containsExactly(Violation.of("name", "too_long", 10));
    assertThat(Names.check("name", "\ufdfa".repeat(3), 10))
        .as("each of them is eighteen by its key")
        .containsExactly(Violation.of("name", "too_long", 10));
  }
}
