package org.promolist.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.promolist.shared.Csv;
import org.springframework.jdbc.core.JdbcTemplate;

/** By JDBC alone: what the embedded database is quickest at. */
class SqlCodeTable implements CodeTable {

  private static final int BATCH = 1_000;
  private static final int LOOKED_UP = 10_000;
  private static final String UNIQUE_VIOLATION = "23505";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  final JdbcTemplate jdbc;

  SqlCodeTable(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(10_000);
  }

  /** While the embedded database takes a large load back, nobody else can change anything. */
  @Override
  public boolean tellsByLoading() {
    return false;
  }

  @Override
  public boolean load(Place place, int batchNo, List<String> sorted) {
    return Boolean.TRUE.equals(
        jdbc.execute((Connection connection) -> load(connection, place, batchNo, sorted)));
  }

  private boolean load(Connection connection, Place place, int batchNo, List<String> sorted)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      insert(connection, place, batchNo, sorted);
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (!isDuplicate(e)) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  void insert(Connection connection, Place place, int batchNo, List<String> sorted)
      throws SQLException {
    String sql = "insert into " + place.table() + " (batch_no, code) values (?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (String code : sorted) {
        insert.setInt(1, batchNo);
        insert.setString(2, code);
        insert.addBatch();
        if (++waiting == BATCH) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
    }
  }

  private static boolean isDuplicate(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      if (UNIQUE_VIOLATION.equals(each.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Map<String, Integer> existing(List<String> sorted) {
    Map<String, Integer> found = new HashMap<>();
    for (List<String> some : portions(sorted)) {
      jdbc.query(
          connection -> lookUp(connection, "code", "true", some),
          rs -> {
            found.put(rs.getString(1), rs.getInt(2));
          });
    }
    return found;
  }

  @Override
  public Set<String> tried(int batchNo, List<String> sorted) {
    Set<String> found = new HashSet<>();
    for (List<String> some : portions(sorted)) {
      jdbc.query(
          connection -> lookUp(connection, "code_trial", "c.batch_no = " + batchNo, some),
          rs -> {
            found.add(rs.getString(1));
          });
    }
    return found;
  }

  /** As many as the embedded database takes in an array. */
  private static List<List<String>> portions(List<String> sorted) {
    return IntStream.range(0, Math.ceilDiv(sorted.size(), LOOKED_UP))
        .mapToObj(i -> sorted.subList(i * LOOKED_UP, Math.min((i + 1) * LOOKED_UP, sorted.size())))
        .toList();
  }

  /** A join, which looks each of them up by the index; an "in" or "any" may scan instead. */
  private static PreparedStatement lookUp(
      Connection connection, String table, String condition, List<String> sorted)
      throws SQLException {
    PreparedStatement query =
        connection.prepareStatement(
            """
            select c.code, c.batch_no from unnest(cast(? as varchar(40) array)) as wanted (code)
            join %s c on c.code = wanted.code and %s
            """
                .formatted(table, condition));
    query.setArray(1, connection.createArrayOf("varchar", sorted.toArray()));
    return query;
  }

  @Override
  public CsvPage csv(BatchPart part, String after, int limit) {
    StringBuilder csv = new StringBuilder();
    int[] lines = {0};
    String[] last = {""};
    jdbc.query(
        part.select("code, customer_id, claimed_at, voided_at", after, limit),
        rs -> {
          CodeRow row = CodeRow.read(rs, part.batch());
          csv.append(row.text()).append(',').append(row.state()).append(',').append(row.batchId());
          csv.append(',').append(row.claimedAt() == null ? "" : TIME.format(row.claimedAt()));
          csv.append(',').append(row.customerId() == null ? "" : Csv.quoted(row.customerId()));
          csv.append('\n');
          lines[0]++;
          last[0] = row.text();
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(csv.toString().getBytes(StandardCharsets.UTF_8));
    return new CsvPage(bytes, lines[0], last[0]);
  }
}
