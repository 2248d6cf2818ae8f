package org.promolist.code;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Chooses the road to the database that is there. */
@Configuration(proxyBeanMethods = false)
class CodeTables {

  @Bean
  CodeTable codeTable(DataSource dataSource) throws MetaDataAccessException {
    String product =
        JdbcUtils.commonDatabaseName(
            JdbcUtils.extractDatabaseMetaData(
                dataSource, java.sql.DatabaseMetaData::getDatabaseProductName));
    return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL
        ? new PostgresCodeTable(dataSource)
        : new SqlCodeTable(dataSource);
  }
}
