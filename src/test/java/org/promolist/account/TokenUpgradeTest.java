package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database from before there were rotations: its clients come in by the tokens they have. */
@DatabaseTest
class TokenUpgradeTest {

  private static final String SCHEMA = "upgraded";

  @Autowired Flyway flyway;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void tidyUp() {
    jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
  }

  @Test
  void theTokenOfAClientIsItsPresentTokenWithoutAnEnd() {
    migrate("8");
    UUID client = Ids.next();
    OffsetDateTime made = Instant.parse("2026-03-11T10:00:00Z").atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into %s.api_client (id, name, name_key, token_hash, created_at)
            values (?, 'Shop', 'shop', 'abc', ?)
            """
                .formatted(SCHEMA))
        .params(client, made)
        .update();
    migrate("latest");
    Map<String, Object> token =
        jdbc.sql("select * from %s.api_token".formatted(SCHEMA)).query().singleRow();
    assertThat(token)
        .containsEntry("hash", "abc")
        .containsEntry("api_client_id", client)
        .containsEntry("expires_at", null)
        .containsEntry("superseded_at", null)
        .containsEntry("revoked_at", null);
    assertThat(
            jdbc.sql("select version from %s.api_client".formatted(SCHEMA))
                .query(Long.class)
                .single())
        .isZero();
  }

  private void migrate(String version) {
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .target(MigrationVersion.fromVersion(version))
        .load()
        .migrate();
  }
}
