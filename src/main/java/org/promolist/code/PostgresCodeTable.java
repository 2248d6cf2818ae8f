package org.promolist.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** By COPY, both ways. */
final class PostgresCodeTable extends SqlCodeTable {

  private static final int BUFFER = 64 * 1024;

  PostgresCodeTable(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  void insert(Connection connection, Place place, int batchNo, List<String> sorted)
      throws SQLException {
    String sql = "copy " + place.table() + " (batch_no, code) from stdin";
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      byte[] batch = (batchNo + "\t").getBytes(StandardCharsets.US_ASCII);
      ByteArrayOutputStream lines = new ByteArrayOutputStream(BUFFER + 100);
      for (String code : sorted) {
        lines.writeBytes(batch);
        lines.writeBytes(code.getBytes(StandardCharsets.US_ASCII));
        lines.write('\n');
        if (lines.size() >= BUFFER) {
          copy.writeToCopy(lines.toByteArray(), 0, lines.size());
          lines.reset();
        }
      }
      copy.writeToCopy(lines.toByteArray(), 0, lines.size());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  public boolean tellsByLoading() {
    return true;
  }

  /** The state of a code as {@link CodeState#of} has it. */
  @Override
  public CsvPage csv(BatchPart part, String after, int limit) {
    String line =
        """
        code,
        case when claimed_at is not null then 'CLAIMED' when voided_at is not null then 'VOIDED'
          when %s then 'RESERVED' else '%s' end,
        '%s', to_char(claimed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        customer_id
        """
            .formatted(
                part.batch().state() == BatchState.ACTIVE ? "customer_id is not null" : "false",
                CodeState.of(part.batch().state(), false, false, false),
                part.batch().id());
    String sql = "copy (" + part.select(line, after, limit) + ") to stdout (format csv)";
    return jdbc.execute((Connection connection) -> copyOut(connection, sql));
  }

  private static CsvPage copyOut(Connection connection, String sql) throws SQLException {
    CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    ByteArrayOutputStream csv = new ByteArrayOutputStream(BUFFER);
    int lines = 0;
    byte[] last = new byte[0];
    for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
      csv.writeBytes(line);
      last = line;
      lines++;
    }
    String text = new String(last, StandardCharsets.UTF_8);
    return new CsvPage(csv, lines, lines == 0 ? "" : text.substring(0, text.indexOf(',')));
  }
}
