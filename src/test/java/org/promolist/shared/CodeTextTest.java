package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {

  @ParameterizedTest
  @CsvSource({
    "spring26, SPRING26",
    "' SPRING 26 ', SPRING26",
    "sg-7k2m-9qx4, SG7K2M9QX4",
    "ＳＰＲＩＮＧ２６, SPRING26", // full-width
    "spring\u00a026, SPRING26",
    "spring\u201126, SPRING26", // non-breaking hyphen
    "spring\u201326, SPRING26", // en dash
    "spring\u00ad26, SPRING26", // soft hyphen
    "'\ufeffspring\u200b26\u2060', SPRING26", // as copied from an e-mail
    "Straße, STRASSE",
    "①②③④, 1234",
    "\u2028SPRING26\u2029, SPRING26",
  })
  void manySpellingsAreOneCode(String raw, String code) {
    assertThat(CodeText.parse(raw)).contains(new CodeText(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ABC",
        "A-B-C",
        "SPRING_26",
        "SPRÜNG26",
        "ABC😀D",
        "AB.CD",
        "ABCD\n1234",
        "ABCD\u20281234"
      })
  void whatIsLeftMustBeFourToFortyLettersAndDigits(String raw) {
    assertThat(CodeText.parse(raw)).isEmpty();
    assertThat(CodeText.parse("A".repeat(41))).isEmpty();
    assertThat(CodeText.parse("A".repeat(40))).isPresent();
    assertThat(CodeText.parse(" ".repeat(10_000) + "ABCD")).isEmpty();
  }
}
