package org.promolist.code;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.promolist.guard.Policies;
import org.promolist.shared.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How likely a guess is to hit, if a batch were made. */
@Component
class Guessability {

  /** At most one text in so many may be a code. */
  static final long MIN_TEXTS_PER_CODE = 1_000_000;

  private static final int SAMPLES = 5;

  private final JdbcClient jdbc;
  private final Policies policies;

  Guessability(JdbcClient jdbc, Policies policies) {
    this.jdbc = jdbc;
    this.policies = policies;
  }

  /** Codes of one pattern, whatever batches they are in, that are still alive. */
  private record Stock(CodePattern pattern, long alive) {}

  /** What making so many codes of a pattern would mean; the draft has passed the rules. */
  CodePreview preview(int quantity, PatternDraft draft) {
    List<Stock> stocks = stocks();
    CodePattern pattern = CodePattern.of(draft);
    long live = quantity + alive(pattern, stocks);
    double odds = odds(live, pattern);
    return new CodePreview(
        samples(pattern),
        pattern.keyspace(),
        live,
        odds,
        odds * policies.lockout().guessesPerDay(),
        tooDense(live, pattern) ? CodePreview.Verdict.TOO_DENSE : CodePreview.Verdict.OK,
        shortestSafeLength(quantity, draft, stocks));
  }

  private static double odds(long live, CodePattern pattern) {
    return new BigDecimal(live)
        .divide(new BigDecimal(pattern.keyspace()), MathContext.DECIMAL64)
        .min(BigDecimal.ONE)
        .doubleValue();
  }

  private static boolean tooDense(long live, CodePattern pattern) {
    return pattern
            .keyspace()
            .compareTo(BigInteger.valueOf(live).multiply(BigInteger.valueOf(MIN_TEXTS_PER_CODE)))
        < 0;
  }

  private static @Nullable Integer shortestSafeLength(
      int quantity, PatternDraft draft, List<Stock> stocks) {
    return IntStream.rangeClosed(CodeText.MIN_LENGTH, CodeText.MAX_LENGTH)
        .mapToObj(draft::withLength)
        .filter(longer -> PatternRules.check(longer).isEmpty())
        .map(CodePattern::of)
        .filter(pattern -> !tooDense(quantity + alive(pattern, stocks), pattern))
        .map(CodePattern::length)
        .findFirst()
        .orElse(null);
  }

  /** How many codes there are already, as far as can be expected, with texts of this pattern. */
  private static long alive(CodePattern pattern, List<Stock> stocks) {
    return stocks.stream()
        .mapToLong(stock -> (long) Math.ceil(stock.alive() * stock.pattern().partWithin(pattern)))
        .sum();
  }

  private List<Stock> stocks() {
    return jdbc.sql(
            """
            select prefix, code_length, alphabet, check_character, suffix, sum(
              case when state in ('QUEUED', 'RUNNING') then quantity
                else codes - voided - claimed end) as alive
            from code_batch
            where source = 'GENERATED' and state in ('QUEUED', 'RUNNING', 'PENDING', 'ACTIVE')
            group by prefix, code_length, alphabet, check_character, suffix
            """)
        .query((rs, row) ->
            new Stock(
                new CodePattern(
                    rs.getString("prefix"),
                    rs.getInt("code_length"),
                    rs.getString("alphabet"),
                    rs.getBoolean("check_character"),
                    rs.getString("suffix"),
                    0),
                rs.getLong("alive")))
        .list();
  }

  private static List<CodeText> samples(CodePattern pattern) {
    UniformRandom random = new UniformRandom();
    return IntStream.range(0, SAMPLES)
        .mapToObj(i -> {
          StringBuilder drawn = new StringBuilder();
          while (drawn.length() < pattern.drawn()) {
            drawn.append(
                pattern.alphabet().charAt((int) random.below(pattern.alphabet().length())));
          }
          return new CodeText(pattern.complete(drawn));
        })
        .toList();
  }
}
