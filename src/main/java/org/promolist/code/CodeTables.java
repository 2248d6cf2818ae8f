package org.promolist.code;

import javax.sql.DataSource;
import org.promolist.shared.Databases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the road to the database that is there. */
@Configuration(proxyBeanMethods = false)
class CodeTables {

  @Bean
  CodeTable codeTable(DataSource dataSource) {
    return Databases.isPostgres(dataSource)
        ? new PostgresCodeTable(dataSource)
        : new SqlCodeTable(dataSource);
  }
}
