package org.promolist.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of API clients, by their hashes. */
@Component
class ApiTokens {

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;

  ApiTokens(JdbcClient jdbc, CurrentActor currentActor) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
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
