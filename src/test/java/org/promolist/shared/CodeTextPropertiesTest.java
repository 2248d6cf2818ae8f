package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CodeTextPropertiesTest {

  @Property
  void readingIsTotalAndSettled(@ForAll String anything) {
    CodeText.parse(anything)
        .ifPresent(code -> assertThat(CodeText.parse(code.value())).contains(code));
  }

  @Property
  void caseAndGroupingSayNothing(
      @ForAll
          @StringLength(min = 4, max = 40)
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          String code) {
    String grouped = String.join("-", code.split("(?<=\\G.{4})")).toLowerCase(Locale.ROOT);
    assertThat(CodeText.parse(" " + grouped + " ")).contains(new CodeText(code));
  }

  @Property
  void groupsAreOnlyForTheEyes(@ForAll("codes") String code, @ForAll @IntRange(max = 40) int size) {
    String grouped = new CodeText(code).grouped(size);
    assertThat(CodeText.parse(grouped)).contains(new CodeText(code));
    assertThat(grouped).doesNotStartWith("-").doesNotEndWith("-");
  }

  @Property
  void aCodeIsReadAsItselfFirst(@ForAll("codes") String code) {
    assertThat(new CodeText(code).readings())
        .startsWith(new CodeText(code))
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(64);
  }

  /** Whatever codes are stored: each is found by its own text, none by the text of another. */
  @Property
  void foldingNeverMakesTwoStoredCodesEqual(
      @ForAll @Size(min = 2, max = 8) Set<@From("doubtful") String> stored) {
    for (String typed : stored) {
      List<String> read =
          new CodeText(typed)
              .readings().stream().map(CodeText::value).filter(stored::contains).toList();
      assertThat(read).first().isEqualTo(typed);
    }
  }

  @Property
  void whatIsTakenForADigitIsForgiven(@ForAll("plain") String code, @ForAll Random random) {
    StringBuilder typed = new StringBuilder(code);
    int doubtful = 0;
    for (int i = 0; i < code.length() && doubtful < 6; i++) {
      if (code.charAt(i) == '0' || code.charAt(i) == '1') {
        doubtful++;
        typed.setCharAt(i, code.charAt(i) == '0' ? 'O' : random.nextBoolean() ? 'I' : 'L');
      }
    }
    assertThat(new CodeText(typed.toString()).readings()).contains(new CodeText(code));
  }

  @Provide
  Arbitrary<String> codes() {
    return texts("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  }

  @Provide
  Arbitrary<String> plain() {
    return texts(CheckCharacter.ALPHABET + "000111");
  }

  @Provide
  Arbitrary<String> doubtful() {
    return Arbitraries.strings().withChars("O0IL1A").ofMinLength(4).ofMaxLength(6);
  }

  private static Arbitrary<String> texts(String characters) {
    return Arbitraries.strings().withChars(characters).ofMinLength(4).ofMaxLength(40);
  }
}
