package org.promolist.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** By JDBC alone: what the embedded database is quickest at. */
class SqlCodeTable implements CodeTable {

  private static final int BATCH = 1_000;

  /** Codes looked up at once: the embedded database has no arrays of more than 65,536. */
  private static final int LOOK_UP = 50_000;

  private static final String UNIQUE_VIOLATION = "23505";

  final JdbcTemplate jdbc;

  SqlCodeTable(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(10_000);
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
    for (List<String> some : pieces(sorted)) {
      jdbc.query(
          connection -> lookUp(connection, "code", "true", some),
          rs -> {
            found.put(rs.getString(1), rs.getInt(2));
          });
    }
    return found;
  }

  @Override
  public List<String> tried(int batchNo, List<String> sorted) {
    List<String> found = new ArrayList<>();
    for (List<String> some : pieces(sorted)) {
      found.addAll(
          jdbc.query(
              connection -> lookUp(connection, "code_trial", "c.batch_no = " + batchNo, some),
              (rs, row) -> rs.getString(1)));
    }
    return found;
  }

  private static List<List<String>> pieces(List<String> sorted) {
    List<List<String>> pieces = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += LOOK_UP) {
      pieces.add(sorted.subList(from, Math.min(sorted.size(), from + LOOK_UP)));
    }
    return pieces;
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
          csv.append(',').append(row.claimedAt() == null ? "" : row.claimedAt()).append(',');
          csv.append(row.customerId() == null ? "" : Csv.cell(row.customerId())).append('\n');
          lines[0]++;
          last[0] = row.text();
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(csv.toString().getBytes(StandardCharsets.UTF_8));
    return new CsvPage(bytes, lines[0], last[0]);
  }
}
