package org.promolist;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives every application context of a test JVM an empty database of its own, on the product that
 * the system property {@code promolist.test.database} names: {@code h2} (the default) or {@code
 * postgres}. All contexts share one PostgreSQL server, started when the first of them asks for it.
 */
public final class TestDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The product that this JVM's tests run on. */
  public enum Product {
    H2,
    POSTGRES
  }

  private static final AtomicInteger contexts = new AtomicInteger();

  public static Product product() {
    String name = System.getProperty("promolist.test.database", "h2");
    return switch (name) {
      case "h2" -> Product.H2;
      case "postgres" -> Product.POSTGRES;
      default ->
          throw new IllegalArgumentException(
              "promolist.test.database is h2 or postgres, not " + name);
    };
  }

  /**
   * Settings of an application with an empty database on disk, as the product keeps it: what was
   * committed is there after a power cut.
   *
   * @param folder where H2 puts its file
   */
  public static Map<String, Object> onDisk(String name, Path folder) {
    return switch (product()) {
      case H2 -> Map.of("PROMOLIST_DATA_DIR", folder.toAbsolutePath().toString());
      case POSTGRES -> login(create(Durable.POSTGRES, name), "postgres", "postgres");
    };
  }

  /** Leaves no list and no code, of which tests in the same database may have made very many. */
  public static void removeLists(JdbcClient jdbc) {
    jdbc.sql("delete from promo_code_list").update();
    jdbc.sql("truncate table code").update();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Map<String, Object> settings = settings("test_" + contexts.incrementAndGet());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", settings));
  }

  private static Map<String, Object> settings(String name) {
    return switch (product()) {
      case H2 -> login("jdbc:h2:mem:" + name + ";" + "DB_CLOSE_DELAY=-1;" + H2_MODE, "sa", "");
      case POSTGRES -> login(create(Server.POSTGRES, name), "postgres", "postgres");
    };
  }

  /** As in application.yml, less what only matters for files. */
  private static final String H2_MODE =
      "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000";

  private static Map<String, Object> login(String url, String user, String password) {
    return Map.of(
        "spring.datasource.url",
        url,
        "spring.datasource.username",
        user,
        "spring.datasource.password",
        password);
  }

  private static String create(EmbeddedPostgres server, String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return server.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
    try {
      return server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started with the class, stopped by its own shutdown hook. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start(EmbeddedPostgres.builder());
  }

  /**
   * As {@link Server}, with what the library turns off for the sake of speed turned on again, and
   * as docs/benchmarks.md advises for many codes.
   */
  private static final class Durable {
    static final EmbeddedPostgres POSTGRES =
        start(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min"));
  }
}
