package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CheckCharacterPropertiesTest {

  @Provide
  Arbitrary<String> checked() {
    return Arbitraries.strings()
        .withChars(CheckCharacter.ALPHABET)
        .ofMinLength(3)
        .ofMaxLength(39)
        .map(before -> before + CheckCharacter.of(before));
  }

  @Property
  void whatWasMadeIsRight(@ForAll("checked") String code) {
    assertThat(CheckCharacter.isRight(code)).isTrue();
  }

  @Property(tries = 300)
  void everySlipOfOneCharacterShows(@ForAll("checked") String code) {
    for (int i = 0; i < code.length(); i++) {
      for (char typed : CheckCharacter.ALPHABET.toCharArray()) {
        if (typed != code.charAt(i)) {
          String slip = code.substring(0, i) + typed + code.substring(i + 1);
          assertThat(CheckCharacter.isRight(slip)).as("%s for %s", slip, code).isFalse();
        }
      }
    }
  }

  @Property
  void everySwapOfNeighboursShows(@ForAll("checked") String code) {
    for (int i = 1; i < code.length(); i++) {
      if (code.charAt(i) != code.charAt(i - 1)) {
        String swap =
            code.substring(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.substring(i + 1);
        assertThat(CheckCharacter.isRight(swap)).as("%s for %s", swap, code).isFalse();
      }
    }
  }

  @Example
  void whatCodesWereMadeWithStaysRightForever() {
    assertThat(CheckCharacter.of("SG7K2M9QX4T")).isEqualTo('M');
    assertThat(CheckCharacter.of("1234567")).isEqualTo('Y');
  }
}
