package org.promolist.journey;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL server that can be killed, and started again on what it left. */
final class PostgresServer implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresServer(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.port = server.getPort();
    this.server = server;
  }

  static PostgresServer start(Path data) throws IOException {
    return new PostgresServer(data, configured(data).start());
  }

  private static EmbeddedPostgres.Builder configured(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        // As PostgreSQL comes: for tests that are not about durability the library turns it off.
        .setServerConfig("synchronous_commit", "on");
  }

  /** What the product needs to know, as environment variables. */
  Map<String, String> settings() {
    return Map.of(
        "SPRING_DATASOURCE_URL",
        server.getJdbcUrl("postgres", "postgres"),
        "SPRING_DATASOURCE_USERNAME",
        "postgres",
        "SPRING_DATASOURCE_PASSWORD",
        "postgres");
  }

  /** The one value that a query has for an answer. */
  long number(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Ends the server and every process it has for a connection, with no chance to tidy up. */
  void kill() {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }

  /** What an administrator does who is in a hurry: every session ends where it is. */
  void stopImmediately() {
    ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postmaster.onExit().join();
  }

  private long pid() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a killed or stopped server again, where it was. */
  void restart() throws IOException {
    server.close();
    server = configured(data).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
