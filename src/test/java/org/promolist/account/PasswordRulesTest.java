package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.shared.Violation;

class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "P@ssw0rdP@ssw0rd",
        "123456789012",
        "qwertyuiop[]",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcdefghijkl",
        "iloveyouiloveyou",
        "qwertyqwerty"
      })
  void whatManyPeopleChooseIsRefused(String common) {
    assertThat(check(common)).isEqualTo("common_password");
  }

  /** No rule on kinds of characters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "mehlschwalbe kürbis",
        "vqmzkdwhxjrtlpbn",
        "84620917350284",
        "🦆🍋🧭🎻🪁🧵🦔🌋🥐🛶🪴🔭"
      })
  void anythingLongThatNobodyGuessesIsFine(String good) {
    assertThat(check(good)).isEmpty();
  }

  @Test
  void theBoundsAreTwelveCharactersAndSeventyTwoBytes() {
    assertThat(check("vqmzkdwhxjr")).isEqualTo("too_short");
    assertThat(check("vqmzkdwhxjrt")).isEmpty();
    String long72 = "vqmzkdwhxjrtlpbn".repeat(5).substring(0, 72);
    assertThat(check(long72)).isEmpty();
    assertThat(check(long72 + "x")).isEqualTo("password_too_long");
  }

  @Test
  void theNameOfTheAccountIsInItInNoCase() {
    assertThat(check("nothing but DANA.Novak here")).isEqualTo("contains_name");
  }

  @Test
  void aNameOfAFewLettersIsInManyWordsByChance() {
    assertThat(check("correct horse battery", "a")).isEmpty();
    assertThat(check("correct horse battery", "bat")).isEmpty();
    assertThat(check("correct horse battery", "𝒟𝒶𝓃")).isEmpty();
    assertThat(check("correct horse battery", "batt")).isEqualTo("contains_name");
  }

  private static String check(String password) {
    return check(password, "Dana.Novak");
  }

  private static String check(String password, String name) {
    return PasswordRules.check("next", password, name).stream()
        .map(Violation::code)
        .reduce("", String::concat);
  }
}
