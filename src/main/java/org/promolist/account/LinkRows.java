package org.promolist.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One-time links as they are stored. */
@Component
class LinkRows {

  /** For so long a link that can't be used any more is told apart from one that never was. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  LinkRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Row(UUID accountId, Instant expiresAt, boolean used, boolean replaced) {}

  Optional<Row> find(String hash) {
    return jdbc.sql(
            """
            select account_id, expires_at, used_at is not null as used,
              replaced_at is not null as replaced
            from sign_in_link where token_hash = :hash
            """)
        .param("hash", hash)
        .query((rs, row) ->
            new Row(
                rs.getObject("account_id", UUID.class),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                rs.getBoolean("used"),
                rs.getBoolean("replaced")))
        .optional();
  }

  void add(String hash, UUID accountId, String createdBy, Instant expiresAt) {
    jdbc.sql(
            """
            insert into sign_in_link (token_hash, account_id, created_at, created_by, expires_at)
            values (:hash, :account, :now, :by, :expires)
            """)
        .param("hash", hash)
        .param("account", accountId)
        .param("now", now())
        .param("by", createdBy)
        .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Ends the open links of an account. */
  void replaceAll(UUID accountId) {
    jdbc.sql(
            """
            update sign_in_link set replaced_at = :now
            where account_id = :account and used_at is null and replaced_at is null
            """)
        .param("now", now())
        .param("account", accountId)
        .update();
  }

  /** Whether it was still there to be used: of two at the same moment only one hears yes. */
  boolean use(String hash) {
    return jdbc.sql(
                """
                update sign_in_link set used_at = :now
                where token_hash = :hash and used_at is null and replaced_at is null
                  and expires_at > :now
                """)
            .param("now", now())
            .param("hash", hash)
            .update()
        == 1;
  }

  @Scheduled(fixedDelayString = "PT1H")
  void forget() {
    jdbc.sql("delete from sign_in_link where expires_at < :gone")
        .param("gone", now().minus(KEPT))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
