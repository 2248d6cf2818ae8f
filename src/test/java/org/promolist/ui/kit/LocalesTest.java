package org.promolist.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalesTest {

  @Test
  void theBrowsersFirstLanguageThatWeSpeakIsTaken() {
    assertThat(Locales.of(null, List.of(Locale.FRANCE, Locale.of("de", "AT"), Locale.US)))
        .isEqualTo(Locale.of("de", "AT"));
  }

  @Test
  void aChosenLanguageTakesItsRegionFromTheBrowser() {
    assertThat(Locales.of("en", List.of(Locale.GERMANY, Locale.US))).isEqualTo(Locale.US);
    assertThat(Locales.of("de", List.of(Locale.US))).isEqualTo(Locale.GERMANY);
  }

  @Test
  void whoseLanguageWeDontSpeakReadsEnglish() {
    assertThat(Locales.of(null, List.of(Locale.JAPAN))).isEqualTo(Locale.UK);
    assertThat(Locales.of(null, List.of())).isEqualTo(Locale.UK);
  }
}
