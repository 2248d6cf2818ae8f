package org.promolist.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Cursors;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads API clients with what is known of their tokens. */
@Component
class ApiClientListing {

  /** Revoked ones come last. */
  private static final String RANK = "case when c.revoked_at is null then 0 else 1 end";

  private static final String SELECT =
      """
      select c.id, c.version, c.name, c.name_key, c.public_facing, c.created_at, c.revoked_at,
        c.last_used_at, c.last_used_from, t.hint, t.created_at as token_created_at, t.created_by,
        t.expires_at,
        (select string_agg(s.scope, ',') from api_client_scope s
          where s.api_client_id = c.id) as scopes,
        (select max(o.expires_at) from api_token o
          where o.api_client_id = c.id and o.superseded_at is not null and o.revoked_at is null
            and o.expires_at > :now) as previous_until
      from api_client c join api_token t on t.api_client_id = c.id and t.superseded_at is null
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ApiClientListing(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Row(String nameKey, ApiClientDetails client) {

    String cursor() {
      return (client.revokedAt() == null ? "0" : "1") + nameKey;
    }
  }

  Optional<ApiClientDetails> find(UUID id) {
    Instant now = clock.instant();
    return jdbc.sql(SELECT + "where c.id = :id")
        .param("now", utc(now))
        .param("id", id)
        .query((rs, row) -> row(rs, now).client())
        .optional();
  }

  /** By name, revoked ones last. */
  Slice<ApiClientDetails> page(ApiClientFilter filter, @Nullable String cursor, int limit) {
    Instant now = clock.instant();
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    if (!filter.text().isBlank()) {
      conditions.add("position(:text in c.shown_name_key) > 0");
    }
    if (!filter.states().isEmpty()) {
      conditions.add(
          filter.states().stream()
              .map(ApiClientListing::condition)
              .collect(Collectors.joining(" or ", "(", ")")));
    }
    if (cursor != null) {
      conditions.add("(" + RANK + ", c.name_key) > (:rank, :key)");
    }
    List<Row> found =
        jdbc.sql(
                SELECT
                    + "where "
                    + String.join(" and ", conditions)
                    + " order by "
                    + RANK
                    + ", c.name_key limit :limit")
            .param("now", utc(now))
            .param("soon", utc(now.plus(ApiClientState.SOON)))
            .param("text", Names.key(filter.text()))
            .param("rank", cursor == null ? 0 : rank(cursor))
            .param("key", cursor == null ? "" : cursor.substring(1))
            .param("limit", limit + 1)
            .query((rs, row) -> row(rs, now))
            .list();
    return Slice.cut(found, limit, Row::cursor).map(Row::client);
  }

  private static String condition(ApiClientState state) {
    return switch (state) {
      case ACTIVE -> "(c.revoked_at is null and (t.expires_at is null or t.expires_at > :soon))";
      case EXPIRING -> "(c.revoked_at is null and t.expires_at > :now and t.expires_at <= :soon)";
      case EXPIRED -> "(c.revoked_at is null and t.expires_at <= :now)";
      case REVOKED -> "c.revoked_at is not null";
    };
  }

  private static int rank(String cursor) {
    if (cursor.startsWith("0") || cursor.startsWith("1")) {
      return cursor.charAt(0) - '0';
    }
    throw Cursors.invalid();
  }

  private static Row row(ResultSet rs, Instant now) throws SQLException {
    Instant revokedAt = instant(rs, "revoked_at");
    Instant expiresAt = instant(rs, "expires_at");
    return new Row(
        rs.getString("name_key"),
        new ApiClientDetails(
            rs.getObject("id", UUID.class),
            rs.getLong("version"),
            rs.getString("name"),
            scopes(rs.getString("scopes")),
            rs.getBoolean("public_facing"),
            ApiClientState.of(revokedAt, expiresAt, now),
            present(rs, "created_at"),
            new ApiClientDetails.Token(
                rs.getString("hint"),
                present(rs, "token_created_at"),
                rs.getString("created_by"),
                expiresAt),
            instant(rs, "previous_until"),
            revokedAt,
            lastUse(rs)));
  }

  private static ApiClientDetails.@Nullable LastUse lastUse(ResultSet rs) throws SQLException {
    Instant at = instant(rs, "last_used_at");
    return at == null ? null : new ApiClientDetails.LastUse(at, rs.getString("last_used_from"));
  }

  private static Set<Scope> scopes(@Nullable String names) {
    return names == null
        ? Set.of()
        : Arrays.stream(names.split(",")).map(Scope::valueOf).collect(Collectors.toSet());
  }

  private static Instant present(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
