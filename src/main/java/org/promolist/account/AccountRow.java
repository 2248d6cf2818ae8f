package org.promolist.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as an admin sees it.
 *
 * @param lastSignInAt null for somebody who never came
 * @param linkExpiresAt until when its one-time link can be used, or could have been; null without
 *     one
 */
public record AccountRow(
    UUID id,
    String name,
    String displayName,
    Set<Role> roles,
    AccountState state,
    @Nullable Instant lastSignInAt,
    @Nullable Instant linkExpiresAt) {

  public AccountRow {
    roles = Set.copyOf(roles);
  }
}
