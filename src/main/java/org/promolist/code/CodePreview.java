package org.promolist.code;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/**
 * What a batch of a pattern would mean, before anything is made.
 *
 * @param samples codes as they could be; none of them is kept
 * @param keyspace how many different codes the pattern has
 * @param liveCodes codes of the batch, and what other batches hold of the same texts
 * @param oddsPerGuess that one guess of somebody who knows the pattern hits, 0–1
 * @param expectedHitsPerDay of one customer who guesses as fast as the lockout policy allows
 * @param shortestSafeLength that would do with the rest of the pattern; null if none up to 40 does
 */
public record CodePreview(
    List<CodeText> samples,
    BigInteger keyspace,
    long liveCodes,
    double oddsPerGuess,
    double expectedHitsPerDay,
    Verdict verdict,
    @Nullable Integer shortestSafeLength) {

  /** Whether the codes are hard enough to guess. */
  public enum Verdict {
    OK,
    /** More than one in a million texts would be a code. */
    TOO_DENSE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CodePreview {
    samples = List.copyOf(samples);
  }
}
