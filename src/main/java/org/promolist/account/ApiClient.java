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
import org.promolist.shared.Ids;

@Entity
@Table(name = "api_client")
class ApiClient {

  @Id private UUID id;

  @SuppressWarnings("unused") // by queries
  private String name;

  @SuppressWarnings("unused") // by queries
  private String nameKey;

  /**
   * SHA-256 in hexadecimal. A token is random and long, so a slow hash would only slow every call.
   */
  @SuppressWarnings("unused") // by queries
  private String tokenHash;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "api_client_scope", joinColumns = @JoinColumn(name = "api_client_id"))
  @Column(name = "scope")
  @Enumerated(EnumType.STRING)
  @SuppressWarnings("unused") // by queries
  private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

  /** Strangers speak through it: it is told little of why a claim is refused. */
  @SuppressWarnings("unused") // by queries
  private boolean publicFacing;

  @SuppressWarnings("unused") // by people who look into the database
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected ApiClient() {} // for JPA

  ApiClient(String name, Set<Scope> scopes, boolean publicFacing, String tokenHash, Instant now) {
    this.id = Ids.next();
    this.name = name;
    this.nameKey = Account.key(name);
    this.tokenHash = tokenHash;
    this.scopes.addAll(scopes);
    this.publicFacing = publicFacing;
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }
}
