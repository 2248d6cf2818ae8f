package org.promolist.code;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Unpredictable numbers, each as likely as any other. Takes its randomness in bulk: asked number by
 * number, {@link SecureRandom} is an order of magnitude slower. Not for several threads.
 */
final class UniformRandom {

  private static final int BULK = 64 * 1024;

  private final SecureRandom source = new SecureRandom();
  private final byte[] bytes = new byte[BULK];
  private final ByteBuffer bulk = ByteBuffer.wrap(bytes).limit(0);

  /**
   * From 0 to {@code bound - 1}, by Lemire's multiplication, which rejects what would be biased.
   */
  long below(long bound) {
    long threshold = Long.remainderUnsigned(-bound, bound);
    long word;
    do {
      word = next();
    } while (Long.compareUnsigned(word * bound, threshold) < 0);
    return Math.unsignedMultiplyHigh(word, bound);
  }

  private long next() {
    if (!bulk.hasRemaining()) {
      source.nextBytes(bytes);
      bulk.clear();
    }
    return bulk.getLong();
  }
}
