package org.promolist.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.promolist.claim.Along;
import org.promolist.shared.RoundTrip.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The first answers given to idempotency keys, in the database, for a day. */
@Component
class IdempotencyKeys {

  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotencyKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A key as one API client uses it; another client's equal key is another key. */
  record ClientKey(UUID clientId, String text) {}

  /**
   * @param fingerprint of the request it answers
   */
  record KeptAnswer(String fingerprint, Answer answer) {}

  Optional<KeptAnswer> find(ClientKey key) {
    return jdbc.sql(
            """
            select fingerprint, status, headers, body from idempotency_key
            where client_id = :client and "key" = :key
            """)
        .param("client", key.clientId())
        .param("key", key.text())
        .query(IdempotencyKeys::kept)
        .optional();
  }

  /** False where the key has an answer already, which then stays. */
  boolean keep(ClientKey key, KeptAnswer kept) {
    return jdbc.sql(
                """
                insert into idempotency_key
                  (client_id, "key", fingerprint, status, headers, body, created_at)
                values (:client, :key, :fingerprint, :status, :headers, :body, :now)
                on conflict do nothing
                """)
            .param("client", key.clientId())
            .param("key", key.text())
            .param("fingerprint", kept.fingerprint())
            .param("status", kept.answer().status())
            .param("headers", lines(kept.answer().headers()))
            .param("body", kept.answer().body())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** What keeps several answers on PostgreSQL; a row less for each key that has its answer. */
  Along keeping(Map<ClientKey, KeptAnswer> kept) {
    List<ClientKey> keys = List.copyOf(kept.keySet());
    List<KeptAnswer> answers = keys.stream().map(kept::get).toList();
    return new Along(
        Statement.of(
            """
            insert into idempotency_key
              (client_id, "key", fingerprint, status, headers, body, created_at)
            select cast(client as uuid), key, fingerprint, status, headers, body,
              cast(? as timestamptz)
            from unnest(cast(? as varchar array), cast(? as varchar array),
              cast(? as varchar array), cast(? as integer array), cast(? as varchar array),
              cast(? as varchar array)) as k (client, key, fingerprint, status, headers, body)
            on conflict do nothing
            returning 1
            """,
            clock.instant().atOffset(ZoneOffset.UTC),
            texts(keys, key -> key.clientId().toString()),
            texts(keys, ClientKey::text),
            texts(answers, KeptAnswer::fingerprint),
            answers.stream().map(each -> each.answer().status()).toArray(Integer[]::new),
            texts(answers, each -> lines(each.answer().headers())),
            texts(answers, each -> each.answer().body())),
        kept.size());
  }

  private static <T> String[] texts(List<T> parts, Function<T, String> text) {
    return parts.stream().map(text).toArray(String[]::new);
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void prune() {
    jdbc.sql("delete from idempotency_key where created_at < :before")
        .param("before", clock.instant().minus(KEPT_FOR).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static KeptAnswer kept(ResultSet rs, int row) throws SQLException {
    return new KeptAnswer(
        rs.getString("fingerprint"),
        new Answer(rs.getInt("status"), headers(rs.getString("headers")), rs.getString("body")));
  }

  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new TreeMap<>();
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.put(header[0], header[1]));
    return headers;
  }
}
