package org.promolist.claim;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Databases;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;

/**
 * Runs several statements at once. PostgreSQL takes them in one message and answers them in one;
 * the embedded database, which is no journey away, one after the other.
 */
@Component
class RoundTrip {

  private final JdbcTemplate jdbc;
  private final boolean together;

  RoundTrip(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.together = Databases.isPostgres(dataSource);
  }

  /** A statement with a question mark for each parameter. */
  record Statement(String sql, List<@Nullable Object> params) {

    static Statement of(String sql, @Nullable Object... params) {
      return new Statement(sql, Arrays.asList(params));
    }
  }

  /** How many rows each statement changed; -1 for one that only asked. */
  List<Integer> run(List<Statement> statements) {
    return jdbc.execute(
        (ConnectionCallback<List<Integer>>)
            connection -> {
              if (together) {
                return run(connection, joined(statements));
              }
              List<Integer> counts = new ArrayList<>();
              for (Statement statement : statements) {
                counts.addAll(run(connection, statement));
              }
              return counts;
            });
  }

  private static Statement joined(List<Statement> statements) {
    List<@Nullable Object> params = new ArrayList<>();
    statements.forEach(each -> params.addAll(each.params()));
    return new Statement(
        statements.stream().map(Statement::sql).collect(Collectors.joining(";\n")), params);
  }

  private static List<Integer> run(Connection connection, Statement statement) throws SQLException {
    List<Integer> counts = new ArrayList<>();
    try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
      for (int i = 0; i < statement.params().size(); i++) {
        StatementCreatorUtils.setParameterValue(
            prepared, i + 1, SqlTypeValue.TYPE_UNKNOWN, statement.params().get(i));
      }
      boolean rows = prepared.execute();
      int count = prepared.getUpdateCount();
      while (rows || count >= 0) {
        counts.add(count);
        rows = prepared.getMoreResults();
        count = prepared.getUpdateCount();
      }
    }
    return counts;
  }
}
