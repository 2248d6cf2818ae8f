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
  public record Question<T>(Statement statement, RowMapper<T> mapper) {}

  /** How a statement that was run is answered. */
  private interface Reading<T> {
    T of(PreparedStatement run) throws SQLException;
  }

  /** Part of a message, and its answer once that was sent. */
  public static final class Part<T> {

    private final Statement statement;
    private final Reading<T> reading;
    private @Nullable T answer;

    private Part(Statement statement, Reading<T> reading) {
      this.statement = statement;
      this.reading = reading;
    }

    /** Refused before the message is sent. */
    public T answer() {
      return Objects.requireNonNull(answer, "not sent");
    }

    private void take(PreparedStatement run) throws SQLException {
      answer = reading.of(run);
    }
  }

  /** Statements to be sent, in their order. */
  public final class Message {

    private final List<Part<?>> parts = new ArrayList<>();

    public <T> Part<List<T>> ask(Question<T> question) {
      return added(new Part<>(question.statement(), run -> rows(run, question.mapper())));
    }

    /** Answered by how many rows it changed; -1 where it only asks. */
    public Part<Integer> run(Statement statement) {
      return added(new Part<>(statement, PreparedStatement::getUpdateCount));
    }

    private <P extends Part<?>> P added(P part) {
      parts.add(part);
      return part;
    }

    /** Once. */
    public void send() {
      jdbc.execute(
          (ConnectionCallback<@Nullable Void>)
              connection -> {
                if (together) {
                  exchange(connection, parts);
                } else {
                  for (Part<?> part : parts) {
                    exchange(connection, List.of(part));
                  }
                }
                return null;
              });
    }
  }

  public Message message() {
    return new Message();
  }

  /** How many rows each statement changed; -1 for one that only asked. */
  public List<Integer> run(List<Statement> statements) {
    Message message = message();
    List<Part<Integer>> counts = statements.stream().map(message::run).toList();
    message.send();
    return counts.stream().map(Part::answer).toList();
  }

  public <T> List<T> ask(Question<T> question) {
    Message message = message();
    Part<List<T>> rows = message.ask(question);
    message.send();
    return rows.answer();
  }

  private static void exchange(Connection connection, List<Part<?>> parts) throws SQLException {
    Statement joined = Statement.joined(parts.stream().map(part -> part.statement).toList());
    try (PreparedStatement prepared = prepare(connection, joined)) {
      prepared.execute();
      for (Part<?> part : parts) {
        part.take(prepared);
        prepared.getMoreResults();
      }
    }
  }

  private static <T> List<T> rows(PreparedStatement run, RowMapper<T> mapper) throws SQLException {
    ResultSet rs = Objects.requireNonNull(run.getResultSet(), "answered without rows");
    List<T> rows = new ArrayList<>();
    while (rs.next()) {
      rows.add(Objects.requireNonNull(mapper.mapRow(rs, rows.size())));
    }
    return rows;
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
