package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.promolist.shared.CodeText;

class CodePatternPropertiesTest {

  private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final char[] CHARACTERS = ALL.toCharArray();

  @Provide
  Arbitrary<CodePattern> patterns() {
    Arbitrary<String> affixes = Arbitraries.strings().withChars(ALL).ofMaxLength(5);
    Arbitrary<String> alphabets =
        Arbitraries.of(CodePattern.DEFAULT_ALPHABET, "0123456789", "ABCDEFGH", "29");
    return Combinators.combine(
            affixes,
            affixes,
            alphabets,
            Arbitraries.of(true, false),
            Arbitraries.integers().between(12, 40))
        .as((prefix, suffix, alphabet, checked, length) ->
            CodePattern.of(new PatternDraft(prefix, length, alphabet, checked, suffix, null)));
  }

  private static CodeText made(CodePattern pattern) {
    return new CodeText(new CodeDraw(pattern, 1).draw(0)[0]);
  }

  @Property
  void whatIsGeneratedParsesAndFits(@ForAll("patterns") CodePattern pattern) {
    CodeText code = made(pattern);
    assertThat(CodeText.parse(code.grouped(pattern.grouping()))).contains(code);
    assertThat(pattern.fits(code)).isTrue();
    assertThat(code.value())
        .hasSize(pattern.length())
        .startsWith(pattern.prefix())
        .contains(pattern.suffix());
  }

  @Property(tries = 200)
  void everySlipOfOneCharacterInACheckedCodeShows(@ForAll("patterns") CodePattern pattern) {
    if (!pattern.checkCharacter()) {
      return;
    }
    String code = made(pattern).value();
    for (int i = 0; i < code.length(); i++) {
      for (char typed : CHARACTERS) {
        String slip = code.substring(0, i) + typed + code.substring(i + 1);
        assertThat(pattern.fits(new CodeText(slip))).as(slip).isEqualTo(slip.equals(code));
      }
    }
  }

  @Property
  void everySwapOfNeighboursInACheckedCodeShows(@ForAll("patterns") CodePattern pattern) {
    if (!pattern.checkCharacter()) {
      return;
    }
    String code = made(pattern).value();
    for (int i = 1; i < code.length(); i++) {
      String swap =
          code.substring(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.substring(i + 1);
      assertThat(pattern.fits(new CodeText(swap))).as(swap).isEqualTo(swap.equals(code));
    }
  }

  @Property
  void aPatternHasAllOfItsCodesInCommonWithItself(@ForAll("patterns") CodePattern pattern) {
    assertThat(pattern.partWithin(pattern)).isEqualTo(1);
  }

  /** Else codes of one would be overlooked that somebody guesses who aims at the other. */
  @Property
  void aCodeThatFitsAnotherPatternIsReckonedWith(
      @ForAll("patterns") CodePattern one, @ForAll("patterns") CodePattern other) {
    if (other.fits(made(one))) {
      assertThat(one.partWithin(other)).isPositive();
    }
  }
}
