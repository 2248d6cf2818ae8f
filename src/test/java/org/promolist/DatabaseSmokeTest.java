package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
}
