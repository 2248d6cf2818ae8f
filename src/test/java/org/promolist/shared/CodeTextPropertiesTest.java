package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
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
}
