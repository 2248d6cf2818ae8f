package org.promolist.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.promolist.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The least that a claim takes of its database: one code taken by a conditional update, one row
 * inserted, committed durably; no rules, no reasons, no HTTP. On PostgreSQL in one round trip by
 * pgbench, on the embedded database by JDBC.
 */
final class ClaimFloor {

  /** A prime, so that steps of any size come by each of them once. */
  private static final int CODES = 2_000_003;

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

  private final DataSource dataSource;
  private final Order order;
  private final AtomicInteger next = new AtomicInteger();

  /** In which its codes are claimed. */
  enum Order {
    /** One behind the other: each finds its page where the one before left it. */
    SORTED(1),
    /** As customers come: each on another page, somewhere. */
    SCATTERED(1_236_067);

    private final long step;

    Order(long step) {
      this.step = step;
    }
  }

  ClaimFloor(DataSource dataSource, Order order) {
    this.dataSource = dataSource;
    this.order = order;
    JdbcClient jdbc = JdbcClient.create(dataSource);
    boolean postgres = TestDatabase.product() == TestDatabase.Product.POSTGRES;
    jdbc.sql(
            """
            create table {}_code (batch_no integer not null, code varchar(40) primary key,
              customer_id varchar(256), claimed_at timestamp(6) with time zone)
            """
                .replace("{}", name()))
        .update();
    jdbc.sql(
            """
            create table {}_claim (code varchar(40) primary key, customer_id varchar(256) not null,
              points integer not null, claimed_at timestamp(6) with time zone not null)
            """
                .replace("{}", name()))
        .update();
    jdbc.sql(
            "insert into "
                + name()
                + "_code (batch_no, code) select 1, lpad(cast(n as varchar), 12, '0') from "
                + (postgres ? "generate_series(0, ?) n" : "system_range(0, ?) s (n)"))
        .param(CODES - 1)
        .update();
    if (postgres) {
      jdbc.sql("create sequence " + name() + "_next cache 1000").update();
      jdbc.sql("vacuum analyze " + name() + "_code").update();
    }
  }

  /** What its tables begin with. */
  private String name() {
    return "floor_" + order.name().toLowerCase(Locale.ROOT);
  }

  /** Claims a second, by so many connections at once. */
  double perSecond(int connections, int seconds) throws Exception {
    return TestDatabase.product() == TestDatabase.Product.POSTGRES
        ? pgbench(connections, seconds)
        : jdbc(connections, seconds);
  }

  private double pgbench(int connections, int seconds) throws Exception {
    Path script = Files.createTempFile("claim", ".sql");
    Files.writeString(
        script,
        """
        with taken as (
          update {}_code set customer_id = 'c-42', claimed_at = now()
          where code = (
              select lpad(cast(nextval('{}_next') * {step} % {codes} as varchar), 12, '0'))
            and claimed_at is null
          returning code)
        insert into {}_claim select code, 'c-42', 250, now() from taken;
        """
            .replace("{}", name())
            .replace("{step}", String.valueOf(order.step))
            .replace("{codes}", String.valueOf(CODES)));
    try (Connection connection = dataSource.getConnection()) {
      String url = connection.getMetaData().getURL();
      Matcher server = Pattern.compile("//([^:/]+):(\\d+)/([^?]+)").matcher(url);
      if (!server.find()) {
        throw new IllegalStateException(url);
      }
      ProcessBuilder pgbench =
          new ProcessBuilder(
                  program(),
                  "-n",
                  "-M",
                  "prepared",
                  "-c",
                  String.valueOf(connections),
                  "-j",
                  "2",
                  "-T",
                  String.valueOf(seconds),
                  "-f",
                  script.toString(),
                  "-h",
                  server.group(1),
                  "-p",
                  server.group(2),
                  "-U",
                  connection.getMetaData().getUserName(),
                  server.group(3))
              .redirectErrorStream(true);
      pgbench.environment().put("PGPASSWORD", "postgres");
      Process process = pgbench.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      Matcher tps = TPS.matcher(output);
      if (!tps.find()) {
        throw new IllegalStateException(output);
      }
      return Double.parseDouble(tps.group(1));
    } finally {
      Files.delete(script);
    }
  }

  private static String program() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        Path found =
            versions
                .map(version -> version.resolve("bin/pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("pgbench"));
        return found.toString();
      }
    }
    return "pgbench";
  }

  private double jdbc(int connections, int seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<Integer>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        claims.add(threads.submit(() -> claims(end)));
      }
    }
    int all = 0;
    for (Future<Integer> some : claims) {
      all += some.get();
    }
    return all * 1e9 / (System.nanoTime() - start);
  }

  private int claims(long end) throws SQLException {
    int claims = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement take =
            connection.prepareStatement(
                "update "
                    + name()
                    + "_code set customer_id = 'c-42', claimed_at = current_timestamp"
                    + " where code = ? and claimed_at is null");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into " + name() + "_claim values (?, 'c-42', 250, current_timestamp)")) {
      connection.setAutoCommit(false);
      while (System.nanoTime() < end) {
        long n = next.incrementAndGet() * order.step % CODES;
        String code = String.format(Locale.ROOT, "%012d", n);
        take.setString(1, code);
        insert.setString(1, code);
        if (take.executeUpdate() == 1) {
          claims += insert.executeUpdate();
        }
        connection.commit();
      }
      connection.setAutoCommit(true);
    }
    return claims;
  }
}
