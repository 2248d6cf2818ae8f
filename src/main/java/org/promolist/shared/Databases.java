package org.promolist.shared;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Tells the databases apart, where one of them has a better road. */
public final class Databases {

  private Databases() {}

  /** Whether it is PostgreSQL; else it is the embedded one. */
  public static boolean isPostgres(DataSource dataSource) {
    try {
      String product =
          JdbcUtils.commonDatabaseName(
              JdbcUtils.extractDatabaseMetaData(
                  dataSource, DatabaseMetaData::getDatabaseProductName));
      return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
