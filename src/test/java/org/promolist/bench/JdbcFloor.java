package org.promolist.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** By JDBC batches, and a scan. */
final class JdbcFloor implements Floor {

  private static final int BATCH = 1_000;

  /** Rows of one transaction: more of them cost the embedded database more each. */
  private static final int TRANSACTION = 100_000;

  private final JdbcTemplate jdbc;
  private final String table;

  JdbcFloor(DataSource dataSource) {
    this(new JdbcTemplate(dataSource), "code");
  }

  private JdbcFloor(JdbcTemplate jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  /** Column by column: the embedded database does not know "like". */
  @Override
  public Floor beside() {
    jdbc.execute("drop table if exists code_beside");
    jdbc.execute(
        """
        create table code_beside (
          batch_no    integer not null,
          code        varchar(40) not null,
          customer_id varchar(256),
          claimed_at  timestamp(6) with time zone,
          voided_at   timestamp(6) with time zone,
          primary key (code)
        )
        """);
    jdbc.execute("create index code_beside_of_batch on code_beside (batch_no, code)");
    return new JdbcFloor(jdbc, "code_beside");
  }

  @Override
  public Runnable load(int batchNo, String[] sorted) {
    return () ->
        jdbc.execute((Connection connection) -> {
          connection.setAutoCommit(false);
          insert(connection, batchNo, sorted);
          connection.setAutoCommit(true);
          return null;
        });
  }

  private void insert(Connection connection, int batchNo, String[] sorted) throws SQLException {
    String sql = "insert into " + table + " (batch_no, code) values (?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < sorted.length; i++) {
        insert.setInt(1, batchNo);
        insert.setString(2, sorted[i]);
        insert.addBatch();
        if ((i + 1) % BATCH == 0 || i + 1 == sorted.length) {
          insert.executeBatch();
        }
        if ((i + 1) % TRANSACTION == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }

  @Override
  public Runnable read(int batchNo, UUID batchId) {
    String sql =
        "select code, claimed_at, voided_at, customer_id from code where batch_no = "
            + batchNo
            + " order by batch_no, code";
    return () ->
        jdbc.execute((Connection connection) -> {
          try (Statement statement = connection.createStatement();
              Writer out =
                  new BufferedWriter(
                      new OutputStreamWriter(
                          OutputStream.nullOutputStream(), StandardCharsets.UTF_8))) {
            statement.execute("set lazy_query_execution 1"); // or all of it is buffered first
            write(statement.executeQuery(sql), batchId, out);
            statement.execute("set lazy_query_execution 0");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });
  }

  private static void write(ResultSet rows, UUID batchId, Writer out)
      throws SQLException, IOException {
    String rest = ",CLAIMABLE," + batchId + ",";
    while (rows.next()) {
      Object claimedAt = rows.getObject(2);
      Object voidedAt = rows.getObject(3);
      String customer = rows.getString(4);
      out.write(rows.getString(1));
      out.write(rest);
      out.write(claimedAt == null && voidedAt == null ? "" : claimedAt + "");
      out.write(customer == null ? "," : "," + customer);
      out.write('\n');
    }
  }
}
