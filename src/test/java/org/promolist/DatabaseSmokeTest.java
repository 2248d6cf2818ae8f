package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DatabaseSmokeTest {

  @Autowired DataSource dataSource;

  @Test
  void runsOnTheDatabaseThatTheBuildAskedFor() throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName())
          .isEqualTo(
              switch (TestDatabase.product()) {
                case H2 -> "H2";
                case POSTGRES -> "PostgreSQL";
              });
    }
  }

  @Test
  void aPostgresServerAsksWhetherANodeLivesLongBeforeTwoHours() {
    assumeTrue(TestDatabase.product() == TestDatabase.Product.POSTGRES);
    assertThat(
            JdbcClient.create(dataSource)
                .sql(
                    """
                    select cast(current_setting('tcp_keepalives_idle') as integer)
                      + cast(current_setting('tcp_keepalives_interval') as integer)
                      * cast(current_setting('tcp_keepalives_count') as integer)
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(60); // seconds
  }
}
