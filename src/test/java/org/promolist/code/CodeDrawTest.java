package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeDrawTest {

  private static final CodePattern PATTERN =
      CodePattern.of(new PatternDraft("SG", 14, null, true, null, null));

  @Test
  void allPortionsTogetherAreSortedAndDistinctAndAsManyAsAskedFor() {
    for (int quantity : new int[] {1, 99_999, 100_000, 100_001, 345_678}) {
      CodeDraw draw = new CodeDraw(PATTERN, quantity);
      String[] all =
          IntStream.range(0, draw.portions())
              .boxed()
              .flatMap(portion -> Arrays.stream(draw.draw(portion)))
              .toArray(String[]::new);
      assertThat(all).hasSize(quantity).isSorted();
      assertThat(new HashSet<>(Arrays.asList(all))).hasSize(quantity);
    }
  }

  @Test
  void aDrawGoesOnWithThePortionAfterWhatIsDone() {
    CodeDraw draw = new CodeDraw(PATTERN, 1_234_567);
    for (int portion = 0; portion <= draw.portions(); portion++) {
      assertThat(draw.portionAfter(draw.before(portion))).isEqualTo(portion);
    }
    assertThat(draw.before(draw.portions())).isEqualTo(1_234_567);
  }

  /** Longer than what is cut into ranges, and an alphabet that two does not divide. */
  @Test
  void longCodesAreDrawnToTheirLastCharacter() {
    CodePattern pattern =
        CodePattern.of(new PatternDraft(null, 40, "0123456789ABC", false, null, null));
    String[] codes = new CodeDraw(pattern, 5_000).draw(0);
    assertThat(codes).isSorted().doesNotHaveDuplicates().allMatch(code -> code.length() == 40);
    for (int position = 0; position < 40; position++) {
      int at = position;
      assertThat(Arrays.stream(codes).map(code -> code.charAt(at)).distinct())
          .as("characters at %s", at)
          .hasSize(13);
    }
  }

  @Test
  void whatIsTakenIsReplacedWithinThePortion() {
    CodeDraw draw = new CodeDraw(PATTERN, 200_000);
    String[] drawn = draw.draw(1);
    Set<String> taken = Set.of(drawn[0], drawn[5], drawn[drawn.length - 1]);
    String[] kept =
        Arrays.stream(drawn).filter(code -> !taken.contains(code)).toArray(String[]::new);

    String[] again = draw.draw(1, kept, taken);

    assertThat(again).hasSize(100_000).isSorted();
    Set<String> all = new HashSet<>(Arrays.asList(again)); // asked itself: assertions would scan
    assertThat(all.size()).isEqualTo(100_000);
    assertThat(all.containsAll(Arrays.asList(kept))).isTrue();
    assertThat(Collections.disjoint(all, taken)).isTrue();
    assertThat(again[0]).isGreaterThan(draw.draw(0)[99_999]);
  }

  /** Even where only what is taken could be drawn but for one: it is drawn until it is met. */
  @Test
  void theLastFreeCodeIsFound() {
    CodePattern tiny = CodePattern.of(new PatternDraft("ABC", 4, "0123", false, null, null));
    String[] drawn = new CodeDraw(tiny, 1).draw(0, new String[0], Set.of("ABC0", "ABC1", "ABC3"));
    assertThat(drawn).containsExactly("ABC2");
  }

  /** Chi-squared with 31 degrees of freedom: above 80 some three times in a million honest runs. */
  @Test
  void everyCharacterIsAsLikelyAsAnyOther() {
    UniformRandom random = new UniformRandom();
    long[] seen = new long[32];
    for (int i = 0; i < 320_000; i++) {
      seen[(int) random.below(32)]++;
    }
    double chiSquared =
        Arrays.stream(seen).mapToDouble(n -> (n - 10_000.0) * (n - 10_000.0) / 10_000).sum();
    assertThat(chiSquared).isLessThan(80);
  }

  @Test
  void aBoundIsNeverReached() {
    UniformRandom random = new UniformRandom();
    for (long bound : new long[] {1, 2, 3, 1L << 50, Long.MAX_VALUE}) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(random.below(bound)).isBetween(0L, bound - 1);
      }
    }
  }
}
