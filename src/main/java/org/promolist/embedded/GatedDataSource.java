package org.promolist.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Gives connections to H2 whose changes pass its gate. */
final class GatedDataSource extends DelegatingDataSource {

  /** Milliseconds: some weeks. Without any delay H2 would store within a commit, past the gate. */
  private static final int NEVER = Integer.MAX_VALUE;

  private record Gated(MVStore store, StoreGate gate) {}

  private @Nullable Gated current;

  GatedDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return gated(super.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return gated(super.getConnection(username, password));
  }

  private Connection gated(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      MVStore store = session.getDatabase().getStore().getMvStore();
      if (store.isPersistent()) {
        return GatedConnection.of(connection, gate(store));
      }
    }
    return connection;
  }

  /** H2 closes with its last connection and may open again, with another store. */
  private synchronized StoreGate gate(MVStore store) {
    // From now on the gate stores at each commit. A setting in a URL is set anew by each
    // connection.
    store.setAutoCommitDelay(NEVER);
    Gated gated = current;
    if (gated == null || gated.store() != store) {
      gated = new Gated(store, new StoreGate(store));
      current = gated;
    }
    return gated.gate();
  }
}
