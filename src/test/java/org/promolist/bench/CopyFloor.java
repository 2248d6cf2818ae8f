package org.promolist.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** By COPY, each way in one piece. */
final class CopyFloor implements Floor {

  private static final int BUFFER = 64 * 1024;

  private final JdbcTemplate jdbc;
  private final String table;

  CopyFloor(DataSource dataSource) {
    this(new JdbcTemplate(dataSource), "code");
  }

  private CopyFloor(JdbcTemplate jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  @Override
  public Floor beside() {
    jdbc.execute("drop table if exists code_beside");
    jdbc.execute("create table code_beside (like code including all) with (fillfactor = 90)");
    return new CopyFloor(jdbc, "code_beside");
  }

  @Override
  public Runnable load(int batchNo, String[] sorted) {
    List<byte[]> buffers = buffers(batchNo, sorted);
    String sql = "copy " + table + " (batch_no, code) from stdin";
    return copying(connection -> {
      CopyIn copy = connection.getCopyAPI().copyIn(sql);
      for (byte[] buffer : buffers) {
        copy.writeToCopy(buffer, 0, buffer.length);
      }
      copy.endCopy();
    });
  }

  private static List<byte[]> buffers(int batchNo, String[] sorted) {
    List<byte[]> buffers = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream(BUFFER + 100);
    for (String code : sorted) {
      lines.writeBytes((batchNo + "\t" + code + "\n").getBytes(StandardCharsets.US_ASCII));
      if (lines.size() >= BUFFER) {
        buffers.add(lines.toByteArray());
        lines.reset();
      }
    }
    buffers.add(lines.toByteArray());
    return buffers;
  }

  /** The same lines, in the order the rows lie in: there are none but those of the batch. */
  @Override
  public Runnable read(int batchNo, UUID batchId) {
    return copying(connection -> {
      CopyOut copy =
          connection
              .getCopyAPI()
              .copyOut(
                  """
                  copy (select code, 'CLAIMABLE', '%s', claimed_at, customer_id from code
                    where batch_no = %d) to stdout (format csv)
                  """
                      .formatted(batchId, batchNo));
      while (copy.readFromCopy() != null) {
        // to nowhere
      }
    });
  }

  @FunctionalInterface
  private interface Copying {
    void run(PGConnection connection) throws SQLException;
  }

  private Runnable copying(Copying copying) {
    ConnectionCallback<Void> callback =
        (Connection connection) -> {
          copying.run(connection.unwrap(PGConnection.class));
          return null;
        };
    return () -> jdbc.execute(callback);
  }
}
