package org.promolist.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Puts {@link ManyLists} into the tables by batches: through the door it would take an hour. */
public final class ManyListsTables {

  private static final int BATCH = 2_000;

  private ManyListsTables() {}

  /** Adds the lists, and tells the database to look at what it has now. */
  public static void fill(DataSource database, ManyLists many) throws SQLException {
    List<MadeList> lists = many.all();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      insert(
          connection,
          "insert into promo_code_list values"
              + " (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 'UTC', ?, ?, ?, null, false, ?, ?, ?, 'x', ?, 'x')",
          lists.stream().map(ManyListsTables::row));
      insert(
          connection,
          "insert into list_counts values (?, ?, 0, 0, 0, 0)",
          lists.stream().map(list -> List.of(list.id(), list.claimed())));
      insert(
          connection,
          "insert into list_tag values (?, ?, ?, ?)",
          lists.stream().flatMap(ManyListsTables::tags));
      insert(
          connection,
          "insert into list_word values (?, ?, ?, null, 0)",
          lists.stream().flatMap(ManyListsTables::words));
      insert(connection, "insert into list_term values (?, ?)", terms(lists));
    }
    lookAt(database);
  }

  private static List<Object> row(MadeList list) {
    List<Object> row = new ArrayList<>();
    row.add(list.id());
    row.add(list.name());
    row.add(list.archived() ? null : Folding.ignoreCase(list.name()));
    row.add(Folding.ignoreAccents(list.name()));
    row.add(list.type().name());
    row.add(list.points());
    row.add(list.description());
    row.add(MadeList.local(list.startsAt()));
    row.add(list.endsAt().equals(Validity.FOREVER) ? null : MadeList.local(list.endsAt()));
    row.add(utc(list.startsAt()));
    row.add(utc(list.endsAt()));
    row.add(list.entryCap());
    row.add(list.paused());
    row.add(list.archived());
    row.add(utc(list.createdAt()));
    row.add(utc(list.updatedAt()));
    return row;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Stream<List<Object>> tags(MadeList list) {
    return IntStream.range(0, list.tags().size())
        .mapToObj(i -> {
          String tag = list.tags().get(i);
          return List.of(list.id(), i, tag, Folding.ignoreCase(tag));
        });
  }

  private static Stream<List<Object>> words(MadeList list) {
    return IntStream.range(0, list.words().size())
        .mapToObj(i -> List.of(list.words().get(i), list.id(), i));
  }

  /** In the order of their index, which a database takes in several times as quickly. */
  private static Stream<List<Object>> terms(List<MadeList> lists) {
    record Term(String text, MadeList list) {}
    return lists.stream()
        .flatMap(list -> list.terms().stream().map(term -> new Term(term, list)))
        .sorted(Comparator.comparing(Term::text))
        .map(term -> List.of(term.text(), term.list().id()));
  }

  private static void insert(Connection connection, String sql, Stream<List<Object>> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (List<Object> row : (Iterable<List<Object>>) rows::iterator) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          connection.commit(); // H2 is slow at large transactions
          waiting = 0;
        }
      }
      statement.executeBatch();
      connection.commit();
    }
  }

  /** Statistics as a database that has run for a day has them; PostgreSQL's visibility map too. */
  private static void lookAt(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      connection.createStatement().execute(h2 ? "analyze" : "vacuum analyze");
    }
  }
}
