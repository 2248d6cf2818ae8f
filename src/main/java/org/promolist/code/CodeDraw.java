package org.promolist.code;

import java.util.Arrays;
import java.util.Set;

/**
 * Draws the codes of a batch, portion by portion, each portion in order and after the one before.
 *
 * <p>The keyspace is cut into as many equal ranges as there are portions, and each portion is drawn
 * from its own range. So no code can come twice, the whole batch comes sorted with only one portion
 * in memory, and a batch that was cut off goes on with the next portion. Within its range every
 * code is as likely as any other, and all ranges are equally dense: who knows other codes of the
 * batch guesses no better than who knows none.
 */
final class CodeDraw {

  /** Codes that one transaction loads: long enough to be quick, short enough to be cancelled. */
  static final int PORTION = 100_000;

  /** Ranges are cut from the leading characters, as many as make fewer values than this. */
  private static final long MAX_HEADS = 1L << 50;

  private final CodePattern pattern;
  private final long quantity;
  private final int portions;
  private final int headLength;
  private final long heads;
  private final UniformRandom random = new UniformRandom();

  CodeDraw(CodePattern pattern, long quantity) {
    this.pattern = pattern;
    this.quantity = quantity;
    this.portions = (int) Math.ceilDiv(quantity, PORTION);
    int length = 0;
    long values = 1;
    while (length < pattern.drawn() && values <= MAX_HEADS / pattern.alphabet().length()) {
      values *= pattern.alphabet().length();
      length++;
    }
    this.headLength = length;
    this.heads = values;
  }

  int portions() {
    return portions;
  }

  /** How many codes there are in the portions before this one. */
  long before(int portion) {
    return quantity * portion / portions;
  }

  /** The first portion that is not done, where so many codes are. */
  int portionAfter(long done) {
    int portion = (int) (done * portions / quantity);
    while (before(portion) < done) {
      portion++;
    }
    return portion;
  }

  /** The codes of one portion, sorted. */
  String[] draw(int portion) {
    return draw(portion, new String[0], Set.of());
  }

  /**
   * The codes of one portion, sorted: those that are kept, and new ones in the place of the rest.
   *
   * @param kept of an earlier draw of this portion
   * @param taken are not drawn again
   */
  String[] draw(int portion, String[] kept, Set<String> taken) {
    int size = (int) (before(portion + 1) - before(portion));
    String[] codes = Arrays.copyOf(kept, size);
    int known = kept.length;
    while (known < size) {
      long[] drawn = heads(portion, size - known);
      int added = known;
      for (long head : drawn) {
        String code = code(head);
        if (!taken.contains(code)) {
          codes[added++] = code;
        }
      }
      Arrays.sort(codes, 0, added);
      known = distinct(codes, added);
    }
    return codes;
  }

  private long[] heads(int portion, int count) {
    long low = heads / portions * portion + heads % portions * portion / portions;
    long high = heads / portions * (portion + 1) + heads % portions * (portion + 1) / portions;
    long[] drawn = new long[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = low + random.below(high - low);
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private String code(long head) {
    String alphabet = pattern.alphabet();
    char[] drawn = new char[pattern.drawn()];
    long rest = head;
    for (int i = headLength - 1; i >= 0; i--) {
      drawn[i] = alphabet.charAt((int) (rest % alphabet.length()));
      rest /= alphabet.length();
    }
    for (int i = headLength; i < drawn.length; i++) {
      drawn[i] = alphabet.charAt((int) random.below(alphabet.length()));
    }
    return pattern.complete(new String(drawn));
  }

  /** Moves the distinct ones of sorted texts to the front; how many they are. */
  private static int distinct(String[] sorted, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (count == 0 || !sorted[i].equals(sorted[count - 1])) {
        sorted[count++] = sorted[i];
      }
    }
    return count;
  }
}
