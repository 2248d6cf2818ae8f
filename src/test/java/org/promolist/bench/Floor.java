package org.promolist.bench;

import java.util.UUID;
import javax.sql.DataSource;
import org.promolist.TestDatabase;

/** The least that it takes to get codes into the table that the product has them in, and out. */
interface Floor {

  /** Loads codes that are sorted and in memory already, in as few transactions as is quickest. */
  Runnable load(int batchNo, String[] sorted);

  /** Reads the codes of a batch, with all that an export tells of them, to nowhere. */
  Runnable read(int batchNo, UUID batchId);

  /** The floor of an empty table of the same shape, so that both can grow at the same time. */
  Floor beside();

  static Floor of(DataSource dataSource) {
    return switch (TestDatabase.product()) {
      case H2 -> new JdbcFloor(dataSource);
      case POSTGRES -> new CopyFloor(dataSource);
    };
  }
}
