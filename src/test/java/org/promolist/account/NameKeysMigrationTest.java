package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database from before names were told apart by how they look. */
@DatabaseTest
class NameKeysMigrationTest {

  private static final String SCHEMA = "upgraded_names";
  private static final String COMPOSED = "ren\u00e9";
  private static final String IN_PARTS = "rene\u0301";

  @Autowired Flyway flyway;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void before() {
    migrate("11");
  }

  @AfterEach
  void tidyUp() {
    jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
  }

  @Test
  void whoIsThereIsFoundBothBySignInNameAndByTheNameThatIsShown() {
    UUID rene = account(IN_PARTS, "\u00c4RA");
    UUID shop = client(IN_PARTS, IN_PARTS, null);
    UUID gone = client("\u00c4RA", "gone", Instant.parse("2026-03-11T10:00:00Z"));
    migrate("latest");
    assertThat(keys("account", rene)).isEqualTo(COMPOSED + " \u00e4ra");
    assertThat(keys("api_client", shop)).isEqualTo(COMPOSED + " " + COMPOSED);
    assertThat(keys("api_client", gone)).as("its name stays free").isEqualTo("gone \u00e4ra");
  }

  @Test
  void ofTwoWhoseNamesLookTheSameNobodyIsLost() {
    UUID first = account(COMPOSED, "First");
    UUID second = account(IN_PARTS, "Second");
    migrate("latest");
    assertThat(keys("account", first)).isEqualTo(COMPOSED + " first");
    assertThat(keys("account", second)).isEqualTo(IN_PARTS + " second");
  }

  @Test
  void aNameWhoseKeyWouldBeTooLongKeepsTheOneItHas() {
    String long80 = "\ufdfa".repeat(80);
    UUID id = account(long80, "Long");
    migrate("latest");
    assertThat(keys("account", id)).isEqualTo(long80 + " long");
  }

  private UUID account(String name, String shown) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into %s.account (id, version, name, name_key, display_name,
              must_change_password, theme, list_columns, created_at)
            values (?, 0, ?, ?, ?, false, 'SYSTEM', '', current_timestamp)
            """
                .formatted(SCHEMA))
        .params(id, name, name, shown)
        .update();
    return id;
  }

  private UUID client(String name, String key, Instant revokedAt) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into %s.api_client (id, name, name_key, created_at, public_facing, revoked_at)
            values (?, ?, ?, current_timestamp, false, ?)
            """
                .formatted(SCHEMA))
        .params(id, name, key, revokedAt == null ? null : revokedAt.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  private String keys(String table, UUID id) {
    return jdbc.sql(
            "select name_key || ' ' || shown_name_key from %s.%s where id = ?"
                .formatted(SCHEMA, table))
        .param(id)
        .query(String.class)
        .single();
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
