package org.promolist.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;

/**
 * Runs several statements at once, one after the other, each seeing what was committed before it
 * began. PostgreSQL takes them in one message and answers them in one; the embedded database, which
 * is no journey away, gets them one by one.
 */
@Component
public class RoundTrip {

  private final JdbcTemplate jdbc;
  private final boolean together;

  RoundTrip(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.together = Databases.isPostgres(dataSource);
  }

  /** A statement with a question mark for each parameter. */
  public record Statement(String sql, List<@Nullable Object> params) {

    public static Statement of(String sql, @Nullable Object... params) {
      return new Statement(sql, Arrays.asList(params));
    }

    private static Statement joined(List<Statement> statements) {
      List<@Nullable Object> params = new ArrayList<>();
      statements.forEach(each -> params.addAll(each.params()));
      return new Statement(
          statements.stream().map(Statement::sql).collect(Collectors.joining(";\n")), params);
    }
  }

  /** A statement that is answered with rows. */
  public record Question<T>(Statement statement, RowMapper<T> mapper) {

    private List<T> rows(ResultSet rs) throws SQLException {
      List<T> rows = new ArrayList<>();
      while (rs.next()) {
        rows.add(Objects.requireNonNull(mapper.mapRow(rs, rows.size())));
      }
      return rows;
    }
  }

  /** What two questions were answered. */
  public record Answers<A, B>(List<A> first, List<B> second) {}

  /** How many rows each statement changed; -1 for one that only asked. */
  public List<Integer> run(List<Statement> statements) {
    return onConnection(connection -> {
      List<Integer> counts = new ArrayList<>();
      for (Statement statement : together ? List.of(Statement.joined(statements)) : statements) {
        counts.addAll(counts(connection, statement));
      }
      return counts;
    });
  }

  public <T> List<T> ask(Question<T> question) {
    return onConnection(connection -> alone(connection, question));
  }

  /** Two questions, the second asked when the first has its answer. */
  public <A, B> Answers<A, B> ask(Question<A> first, Question<B> second) {
    return onConnection(connection ->
        together
            ? together(connection, first, second)
            : new Answers<>(alone(connection, first), alone(connection, second)));
  }

  private <T> T onConnection(ConnectionCallback<T> deed) {
    return Objects.requireNonNull(jdbc.execute(deed));
  }

  private static <A, B> Answers<A, B> together(
      Connection connection, Question<A> first, Question<B> second) throws SQLException {
    Statement both = Statement.joined(List.of(first.statement(), second.statement()));
    try (PreparedStatement prepared = prepare(connection, both)) {
      prepared.execute();
      List<A> answer = first.rows(prepared.getResultSet());
      prepared.getMoreResults();
      return new Answers<>(answer, second.rows(prepared.getResultSet()));
    }
  }

  private static <T> List<T> alone(Connection connection, Question<T> question)
      throws SQLException {
    try (PreparedStatement prepared = prepare(connection, question.statement());
        ResultSet rows = prepared.executeQuery()) {
      return question.rows(rows);
    }
  }

  private static List<Integer> counts(Connection connection, Statement statement)
      throws SQLException {
    List<Integer> counts = new ArrayList<>();
    try (PreparedStatement prepared = prepare(connection, statement)) {
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

  private static PreparedStatement prepare(Connection connection, Statement statement)
      throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement.sql());
    for (int i = 0; i < statement.params().size(); i++) {
      StatementCreatorUtils.setParameterValue(
          prepared, i + 1, SqlTypeValue.TYPE_UNKNOWN, statement.params().get(i));
    }
    return prepared;
  }
}
