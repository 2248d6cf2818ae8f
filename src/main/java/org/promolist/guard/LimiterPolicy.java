package org.promolist.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The most claims one customer may make, over all lists; null for no such limit.
 *
 * @param perWeek in a calendar week, which begins on Monday; 1–1,000,000, as the others
 */
public record LimiterPolicy(
    @Nullable Integer perWeek, @Nullable Integer perMonth, @Nullable Integer perYear) {

  public static final int MAX = 1_000_000;

  public static final LimiterPolicy NONE = new LimiterPolicy(null, null, null);

  /** The most claims within one such window, if there is a limit. */
  public Optional<Integer> limit(LimiterWindow window) {
    return Optional.ofNullable(
        switch (window) {
          case WEEK -> perWeek;
          case MONTH -> perMonth;
          case YEAR -> perYear;
        });
  }
}
