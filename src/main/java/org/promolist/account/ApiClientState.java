package org.promolist.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an API client stands; derived, never stored. */
public enum ApiClientState {
  ACTIVE,
  /** Works still, and for no longer than {@link #SOON}. */
  EXPIRING,
  EXPIRED,
  REVOKED;

  public static final Duration SOON = Duration.ofDays(14);

  static ApiClientState of(@Nullable Instant revokedAt, @Nullable Instant expiresAt, Instant now) {
    if (revokedAt != null) {
      return REVOKED;
    }
    if (expiresAt == null || expiresAt.isAfter(now.plus(SOON))) {
      return ACTIVE;
    }
    return expiresAt.isAfter(now) ? EXPIRING : EXPIRED;
  }
}
