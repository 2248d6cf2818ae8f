package org.promolist.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One API client, as it stands now.
 *
 * @param state at the moment it was read
 * @param token the present one
 * @param previousUntil until when an older token works beside it; null if none does
 * @param lastUse null for a client that never called
 */
public record ApiClientDetails(
    UUID id,
    long version,
    String name,
    Set<Scope> scopes,
    boolean publicFacing,
    ApiClientState state,
    Instant createdAt,
    Token token,
    @Nullable Instant previousUntil,
    @Nullable Instant revokedAt,
    @Nullable LastUse lastUse) {

  /**
   * What is known of a token; not the token.
   *
   * @param hint its last characters; null for one that was made elsewhere
   */
  public record Token(
      @Nullable String hint, Instant createdAt, String createdBy, @Nullable Instant expiresAt) {}

  /**
   * Its last call; may lag behind by a minute.
   *
   * @param from the address it came from
   */
  public record LastUse(Instant at, String from) {}

  public ApiClientDetails {
    scopes = Set.copyOf(scopes);
  }

  public @Nullable Instant expiresAt() {
    return token.expiresAt();
  }

  public ApiClientDraft toDraft() {
    return new ApiClientDraft(name, scopes, publicFacing, token.expiresAt());
  }
}
