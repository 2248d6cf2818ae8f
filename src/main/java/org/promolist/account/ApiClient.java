package org.promolist.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Ids;

/**
 * A program that may call. Its tokens, and when it was last seen, are kept beside it and written by
 * themselves.
 */
@Entity
@Table(name = "api_client")
class ApiClient {

  @Id private UUID id;

  /** Counted here: all changes are made under the lock of its row. */
  private long version;

  @SuppressWarnings("unused") // by queries
  private String name;

  /** The name as it is looked up; unique. */
  @SuppressWarnings("unused") // by queries
  private String nameKey;

  /** The same as it is searched for, also of one that is revoked. */
  @SuppressWarnings("unused") // by queries
  private String shownNameKey;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "api_client_scope", joinColumns = @JoinColumn(name = "api_client_id"))
  @Column(name = "scope")
  @Enumerated(EnumType.STRING)
  @SuppressWarnings("unused") // by queries
  private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

  /** Strangers speak through it: it is told little of why a claim is refused. */
  @SuppressWarnings("unused") // by queries
  private boolean publicFacing;

  @SuppressWarnings("unused") // by queries
  private Instant createdAt;

  private @Nullable Instant revokedAt;

  @SuppressWarnings("NullAway.Init")
  protected ApiClient() {} // for JPA

  ApiClient(ApiClientDraft draft, Instant now) {
    this.id = Ids.next();
    this.createdAt = now;
    set(draft);
  }

  private void set(ApiClientDraft draft) {
    name = draft.name();
    nameKey = Names.key(draft.name());
    shownNameKey = nameKey;
    publicFacing = draft.publicFacing();
    scopes.retainAll(draft.scopes());
    scopes.addAll(draft.scopes());
  }

  void apply(ApiClientDraft draft) {
    set(draft);
    version++;
  }

  /** It has another token now. */
  void rotated() {
    version++;
  }

  /** For good. Its name is free for another one: who replaces a program wants to call it alike. */
  void revoke(Instant now) {
    revokedAt = now;
    nameKey = id.toString();
    version++;
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }
}
