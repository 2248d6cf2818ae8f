package org.promolist.claim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of somebody's wish to claim. */
public sealed interface ClaimResult {

  /** It stands, whatever happens from now on. */
  record Claimed(ClaimDetails claim) implements ClaimResult {}

  /** Only asked: it would be so many points. */
  record Claimable(int points) implements ClaimResult {}

  /**
   * Nothing was claimed.
   *
   * @param retryAfter when it may be tried again, where time alone will mend it
   */
  record Refused(Refusal refusal, @Nullable Duration retryAfter) implements ClaimResult {}
}
