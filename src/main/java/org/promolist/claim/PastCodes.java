package org.promolist.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.claim.PastCode.Batch;
import org.promolist.code.BatchState;
import org.promolist.list.ListAsOf;
import org.promolist.list.ListAsOf.WordAsOf;
import org.promolist.list.ListPast;
import org.promolist.shared.CodeText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds codes as they were at earlier moments. Those that are in store no more, with a list that
 * was deleted or a word that was taken out, are not: neither was ever claimed.
 */
@Component
class PastCodes {

  private final JdbcClient jdbc;
  private final ListPast lists;
  private final PastClaims claims;

  PastCodes(JdbcClient jdbc, ListPast lists, PastClaims claims) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.claims = claims;
  }

  /** What is in store today. */
  private record Row(
      CodeText code,
      int batchNo,
      UUID listId,
      @Nullable Instant batchEnded,
      @Nullable Instant batchBegun,
      @Nullable Instant voidedAt,
      @Nullable Batch batch) {}

  /**
   * The code as typed, or else the only one in store then that it can be a misreading of.
   *
   * @param customer the names they may have claimed a word by
   */
  Optional<PastCode> find(CodeText typed, Set<String> customer, Instant at) {
    List<PastCode> found =
        jdbc
            .sql(
                """
                select c.code, c.batch_no, c.voided_at, b.state, b.number, b.created_at, b.ended_at, b.activated_at,
                  b.voided_at as batch_voided_at, coalesce(b.list_id, w.list_id) as list_id
                from code c
                left join code_batch b on b.no = c.batch_no
                left join list_word w on w.word = c.code and c.batch_no = 0
                where c.code in (:readings)
                """)
            .param("readings", typed.readings().stream().map(CodeText::value).toList())
            .query((rs, row) -> row(rs, at))
            .list()
            .stream()
            .flatMap(Optional::stream)
            .flatMap(row -> then(row, customer, at).stream())
            .toList();
    return found.stream()
        .filter(code -> code.stored().equals(typed))
        .findFirst()
        .or(() -> found.size() == 1 ? found.stream().findFirst() : Optional.empty());
  }

  private static Optional<Row> row(ResultSet rs, Instant at) throws SQLException {
    UUID list = rs.getObject("list_id", UUID.class);
    String state = rs.getString("state");
    if (list == null || (state != null && BatchState.valueOf(state).isDiscarded())) {
      return Optional.empty();
    }
    Batch batch =
        state == null
            ? null
            : new Batch(
                rs.getInt("number"),
                until(at, time(rs, "activated_at")),
                until(at, time(rs, "batch_voided_at")));
    return Optional.of(
        new Row(
            new CodeText(rs.getString("code")),
            rs.getInt("batch_no"),
            list,
            time(rs, "ended_at"),
            time(rs, "created_at"),
            until(at, time(rs, "voided_at")),
            batch));
  }

  /** Empty if it was not in store yet. */
  private Optional<PastCode> then(Row row, Set<String> customer, Instant at) {
    ListAsOf list = lists.at(row.listId(), at).orElse(null);
    Instant since = list == null ? null : since(row, list);
    if (list == null || since == null || since.isAfter(at)) {
      return Optional.empty();
    }
    return Optional.of(
        new PastCode(
            row.code(),
            row.batchNo(),
            since,
            row.voidedAt(),
            row.batch(),
            claims.issue(row.code(), row.listId(), at),
            claims.of(row.code(), customer, at),
            list));
  }

  /**
   * A word since its list was given it. Others come in by portions, of which no time is kept: all
   * of a batch since it was ready, or while it is not ready yet, since it was begun.
   */
  private static @Nullable Instant since(Row row, ListAsOf list) {
    if (row.batch() == null) {
      return list.word(row.code()).map(WordAsOf::since).orElse(null);
    }
    return row.batchEnded() == null ? row.batchBegun() : row.batchEnded();
  }

  private static @Nullable Instant until(Instant at, @Nullable Instant happened) {
    return happened == null || happened.isAfter(at) ? null : happened;
  }

  private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
    OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
