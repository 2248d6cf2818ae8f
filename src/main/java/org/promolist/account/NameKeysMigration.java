package org.promolist.account;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Makes the keys of the names that are there, as {@link Names#key} makes them. In Java, so that
 * they are the same on every database, whatever its locale.
 */
@Component
class NameKeysMigration implements JavaMigration {

  private static final Logger log = LoggerFactory.getLogger(NameKeysMigration.class);

  /** As long as the column. */
  private static final int MAX_ACCOUNT_KEY = 80;

  private static final int MAX_CLIENT_KEY = 480;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("14.1");
  }

  @Override
  public String getDescription() {
    return "keys of names";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    JdbcClient jdbc =
        JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
    search(jdbc, "account", "display_name");
    search(jdbc, "api_client", "name");
    lookUp(jdbc, "account", "true", MAX_ACCOUNT_KEY);
    // The key of a revoked one is its id, so that its name is free.
    lookUp(jdbc, "api_client", "revoked_at is null", MAX_CLIENT_KEY);
  }

  private record Row(UUID id, String name, String nameKey) {}

  private static void search(JdbcClient jdbc, String table, String shown) {
    for (Row row : rows(jdbc, shown, table)) {
      jdbc.sql("update %s set shown_name_key = ? where id = ?".formatted(table))
          .params(Names.key(row.name()), row.id())
          .update();
    }
  }

  private static void lookUp(JdbcClient jdbc, String table, String condition, int longest) {
    for (Row row : rows(jdbc, "name", table + " where " + condition)) {
      String key = Names.key(row.name());
      if (key.equals(row.nameKey())) {
        continue;
      }
      if (key.length() > longest || isTaken(jdbc, table, key)) {
        log.warn(
            "{} {} can't be found by its name, which looks like another one's", table, row.id());
      } else {
        jdbc.sql("update %s set name_key = ? where id = ?".formatted(table))
            .params(key, row.id())
            .update();
      }
    }
  }

  private static boolean isTaken(JdbcClient jdbc, String table, String key) {
    return jdbc.sql("select count(*) from %s where name_key = ?".formatted(table))
            .param(key)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The eldest first: of two that were told apart until now it keeps the name. */
  private static List<Row> rows(JdbcClient jdbc, String name, String from) {
    return jdbc.sql("select id, %s as name, name_key from %s order by id".formatted(name, from))
        .query((rs, row) ->
            new Row(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("name_key")))
        .list();
  }
}
