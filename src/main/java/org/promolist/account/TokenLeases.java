package org.promolist.account;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Collapser;
import org.promolist.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whom tokens belong to. A node goes by what it has read of a token for a lease; whoever changes
 * tokens waits until all leases of what was before are over.
 */
@Component
class TokenLeases {

  /** As many as ask at once, mostly by the same few tokens. */
  private static final int MOST = 256;

  private static final Duration PATIENCE = Duration.ofMillis(100);

  /**
   * How long a node goes by what it has read of a token. Who changes tokens waits longer once it is
   * committed: then no node goes by what was before.
   */
  static final Duration LEASE = Duration.ofMillis(50);

  private static final TransactionSynchronization WAIT_FOR_LEASES =
      new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          waitUntil(System.nanoTime() + 2 * LEASE.toNanos()); // no two clocks go quite alike
        }
      };

  private final Collapser<String, Optional<Leased>> lookups =
      new Collapser<>(PATIENCE, MOST, (hashes, leave) -> lookUp(hashes));

  private final Map<String, Leased> leases = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  TokenLeases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Who this token belongs to; empty for one of nobody, or that is expired or revoked. Every call
   * of a program begins with it: it takes one statement in a lease, without a transaction.
   */
  Optional<Authentication> authenticate(String token) {
    if (TokenText.isDamaged(token)) {
      return Optional.empty();
    }
    String hash = Sha256.hex(token);
    return Optional.ofNullable(leases.get(hash))
        .filter(Leased::runs)
        .or(() -> lookups.ask(hash))
        .filter(found -> !found.isExpired(clock.instant()))
        .map(Leased::authentication);
  }

  /**
   * @param since of {@link System#nanoTime}, before it was read
   */
  private record Leased(
      SignedInClient client,
      List<SimpleGrantedAuthority> scopes,
      @Nullable Instant expiresAt,
      long since) {

    /** Of one call, which notes in it where it comes from. */
    Authentication authentication() {
      return UsernamePasswordAuthenticationToken.authenticated(client, null, scopes);
    }

    boolean runs() {
      return System.nanoTime() - since < LEASE.toNanos();
    }

    boolean isExpired(Instant now) {
      return expiresAt != null && !now.isBefore(expiresAt);
    }
  }

  private List<Optional<Leased>> lookUp(List<String> hashes) {
    long since = System.nanoTime();
    Map<String, List<Granted>> granted =
        jdbc
            .sql(
                """
                select t.hash, t.expires_at, c.id, c.name, c.public_facing, s.scope
                from unnest(cast(? as varchar array)) as given (hash)
                join api_token t on t.hash = given.hash
                join api_client c on c.id = t.api_client_id
                left join api_client_scope s on s.api_client_id = c.id
                where t.revoked_at is null
                """)
            .param(hashes.stream().distinct().toArray(String[]::new))
            .query(TokenLeases::granted)
            .list()
            .stream()
            .collect(groupingBy(Granted::hash));
    return hashes.stream()
        .map(hash -> Optional.ofNullable(leased(hash, granted.get(hash), since)))
        .toList();
  }

  private @Nullable Leased leased(String hash, @Nullable List<Granted> granted, long since) {
    if (granted == null) {
      leases.remove(hash);
      return null;
    }
    Leased found =
        new Leased(
            granted.getFirst().client(),
            granted.stream()
                .flatMap(each -> Stream.ofNullable(each.scope()))
                .map(scope -> new SimpleGrantedAuthority(scope.key()))
                .toList(),
            granted.getFirst().expiresAt(),
            since);
    leases.put(hash, found);
    return found;
  }

  private record Granted(
      String hash, @Nullable Instant expiresAt, SignedInClient client, @Nullable Scope scope) {}

  private static Granted granted(ResultSet rs, int row) throws SQLException {
    OffsetDateTime expiresAt = rs.getObject("expires_at", OffsetDateTime.class);
    String scope = rs.getString("scope");
    return new Granted(
        rs.getString("hash"),
        expiresAt == null ? null : expiresAt.toInstant(),
        new SignedInClient(
            rs.getObject("id", UUID.class), rs.getString("name"), rs.getBoolean("public_facing")),
        scope == null ? null : Scope.valueOf(scope));
  }

  /**
   * The present transaction changes a client or its tokens: once it is committed, this waits until
   * no node goes by what was before.
   */
  void changing() {
    TransactionSynchronizationManager.registerSynchronization(WAIT_FOR_LEASES);
  }

  private static void waitUntil(long end) {
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
