package org.promolist.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

  @Test
  void whatNoDatabaseTakesIsLeftOut() {
    assertThat(SearchText.of(" a\0b\ud800c ", 80)).isEqualTo("abc");
    assertThat(SearchText.of("\0", 80)).isEmpty();
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(SearchText.of("ab🎟🎟", 3)).isEqualTo("ab🎟");
  }
}
