package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {

  private static final String SHAPE = "plst_[0-9A-Za-z]{46}";

  @Test
  void aTokenIsFoundByItsPrefixAndShape() {
    assertThat(TokenText.make()).matches(SHAPE).hasSize(TokenText.LENGTH);
  }

  @Test
  void noTwoTokensAreTheSame() {
    Set<String> made = new HashSet<>();
    IntStream.range(0, 1_000).forEach(i -> assertThat(made.add(TokenText.make())).isTrue());
  }

  @Test
  void aTokenIsWholeAndEndsLikeItsHint() {
    for (int i = 0; i < 1_000; i++) {
      String token = TokenText.make();
      assertThat(TokenText.isDamaged(token)).as(token).isFalse();
      assertThat(token).endsWith(TokenText.hint(token));
      assertThat(TokenText.hint(token)).hasSize(4);
    }
  }

  @Test
  void aTokenThatIsCutAnywhereIsDamaged() {
    String token = TokenText.make();
    for (int length = TokenText.PREFIX.length(); length < token.length(); length++) {
      assertThat(TokenText.isDamaged(token.substring(0, length))).as("%s", length).isTrue();
      assertThat(TokenText.hint(token.substring(0, length))).isNull();
    }
    assertThat(TokenText.isDamaged(token + "0")).isTrue();
  }

  @Test
  void aTokenWithAnotherCharacterIsDamaged() {
    String token = TokenText.make();
    for (int at = TokenText.PREFIX.length(); at < token.length(); at++) {
      char other = token.charAt(at) == 'x' ? 'y' : 'x';
      assertThat(TokenText.isDamaged(token.substring(0, at) + other + token.substring(at + 1)))
          .as("%s", at)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plst", "a-token-of-your-own-of-32-characters-or-more", "Plst_0"})
  void whatWasMadeElsewhereIsNotDamagedAndHasNoHint(String token) {
    assertThat(TokenText.isDamaged(token)).isFalse();
    assertThat(TokenText.hint(token)).isNull();
  }

  /** Checked by another implementation of the same rule, so that no change of it goes unseen. */
  @Test
  void theChecksumIsCrc32InBase62() {
    String random = "0".repeat(TokenText.RANDOM);
    assertThat(TokenText.isDamaged("plst_" + random + CHECK_OF_ZEROS)).isFalse();
  }

  private static final String CHECK_OF_ZEROS = "2kaqcA";
}
