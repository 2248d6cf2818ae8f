package org.promolist.account;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Collapser;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The tokens of API clients, by their hashes. */
@Component
class ApiTokens {

  /** As many as ask at once, mostly by the same few tokens. */
  private static final int MOST = 256;

  /** While one answer is on its way, others are asked for. */
  private static final int PLACES = 2;

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Collapser<String, Optional<Authentication>> lookups =
      new Collapser<>(PLACES, PATIENCE, MOST, this::authenticate);

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  ApiTokens(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Who this token belongs to; empty for one of nobody, or that is expired or revoked. In one
   * statement and without a transaction: every call of a program begins with it. Nothing is kept
   * from one call to the next, so that what is revoked is refused by every node at once.
   */
  Optional<Authentication> authenticate(String token) {
    return TokenText.isDamaged(token) ? Optional.empty() : lookups.ask(Sha256.hex(token));
  }

  private List<Optional<Authentication>> authenticate(List<String> hashes) {
    Map<String, List<Granted>> granted =
        jdbc
            .sql(
                """
                select t.hash, c.id, c.name, c.public_facing, s.scope
                from unnest(cast(? as varchar array)) as given (hash)
                join api_token t on t.hash = given.hash
                join api_client c on c.id = t.api_client_id
                left join api_client_scope s on s.api_client_id = c.id
                where t.revoked_at is null and (t.expires_at is null or t.expires_at > ?)
                """)
            .param(hashes.stream().distinct().toArray(String[]::new))
            .param(utc(clock.instant()))
            .query(ApiTokens::granted)
            .list()
            .stream()
            .collect(groupingBy(Granted::hash));
    return hashes.stream()
        .map(hash -> Optional.ofNullable(granted.get(hash)).map(ApiTokens::authentication))
        .toList();
  }

  private static Authentication authentication(List<Granted> granted) {
    return UsernamePasswordAuthenticationToken.authenticated(
        granted.getFirst().client(),
        null,
        granted.stream()
            .flatMap(each -> Stream.ofNullable(each.scope()))
            .map(scope -> new SimpleGrantedAuthority(scope.key()))
            .toList());
  }

  private record Granted(String hash, SignedInClient client, @Nullable Scope scope) {}

  private static Granted granted(ResultSet rs, int row) throws SQLException {
    String scope = rs.getString("scope");
    return new Granted(
        rs.getString("hash"),
        new SignedInClient(
            rs.getObject("id", UUID.class), rs.getString("name"), rs.getBoolean("public_facing")),
        scope == null ? null : Scope.valueOf(scope));
  }

  /** Makes it the present token of a client, whose last one has been superseded. */
  void add(UUID client, String token, @Nullable Instant expiresAt, Instant now) {
    jdbc.sql(
            """
            insert into api_token (hash, api_client_id, hint, created_at, created_by, expires_at)
            values (:hash, :client, :hint, :now, :by, :expiresAt)
            """)
        .param("hash", Sha256.hex(token))
        .param("client", client)
        .param("hint", TokenText.hint(token))
        .param("now", utc(now))
        .param("by", currentActor.get().name())
        .param("expiresAt", expiresAt == null ? null : utc(expiresAt))
        .update();
  }

  /** Whether there ever was this token, whatever became of it. */
  boolean isKnown(String token) {
    return jdbc.sql("select count(*) from api_token where hash = ?")
            .param(Sha256.hex(token))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The present token gives way; it and older ones work until then at most. */
  void supersede(UUID client, Instant until, Instant now) {
    end(client, until);
    jdbc.sql(
            """
            update api_token set superseded_at = ? where api_client_id = ? and superseded_at is null
            """)
        .params(utc(now), client)
        .update();
  }

  /** Each token of the client is refused from now on, on every node. */
  void revoke(UUID client, Instant now) {
    jdbc.sql("update api_token set revoked_at = ? where api_client_id = ? and revoked_at is null")
        .params(utc(now), client)
        .update();
  }

  /** The present token expires then; no older one outlives it. */
  void expire(UUID client, @Nullable Instant expiresAt) {
    if (expiresAt != null) {
      end(client, expiresAt);
    }
    jdbc.sql(
            """
            update api_token set expires_at = :expiresAt
            where api_client_id = :client and superseded_at is null
            """)
        .param("expiresAt", expiresAt == null ? null : utc(expiresAt))
        .param("client", client)
        .update();
  }

  private void end(UUID client, Instant until) {
    jdbc.sql(
            """
            update api_token set expires_at = ?
            where api_client_id = ? and (expires_at is null or expires_at > ?)
            """)
        .params(utc(until), client, utc(until))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
