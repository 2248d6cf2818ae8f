package org.promolist.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;
import org.promolist.list.Word;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks through the codes of a list batch by batch, in the order they came in, each batch along its
 * index. A page at any depth costs the same, and nothing that comes in meanwhile comes before.
 */
@Component
class CodeWalk {

  /** Batches looked at in one query. */
  private static final int BATCHES = 200;

  private final JdbcClient jdbc;

  CodeWalk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Slice<CodeRow> page(ListDetails list, CodeFilter filter, @Nullable String cursorText, int limit) {
    CodeCursor cursor = CodeCursor.parse(cursorText);
    return list.type() == ListType.MULTI_USE
        ? wordPage(list.words(), filter, cursor, limit)
        : codePage(list.id(), filter, cursor, limit);
  }

  /** A row and the number by which its batch is walked. */
  private record Step(int batchNo, CodeRow row) {

    String cursor() {
      return new CodeCursor(batchNo, row.text()).toString();
    }
  }

  private Slice<CodeRow> codePage(UUID listId, CodeFilter filter, CodeCursor from, int limit) {
    List<Step> found = new ArrayList<>();
    CodeCursor cursor = from;
    // One more than asked for, which tells that there is a next page.
    while (found.size() <= limit) {
      BatchPart part = next(listId, filter, cursor);
      if (part == null) {
        break;
      }
      int no = part.batch().no();
      rows(part, cursor.afterIn(no), limit + 1 - found.size())
          .forEach(row -> found.add(new Step(no, row)));
      cursor = new CodeCursor(no + 1, "");
    }
    return Slice.cut(found, limit, Step::cursor).map(Step::row);
  }

  /** The batch that the walk is in, or the next that has codes which pass; null at the end. */
  @Nullable BatchPart next(UUID listId, CodeFilter filter, CodeCursor cursor) {
    int from = cursor.batchNo();
    List<BatchPart.Batch> batches = batches(listId, filter, from);
    while (!batches.isEmpty()) {
      for (BatchPart.Batch batch : batches) {
        BatchPart part = BatchPart.of(batch, filter).orElse(null);
        if (part != null) {
          return part;
        }
      }
      batches = batches(listId, filter, batches.getLast().no() + 1);
    }
    return null;
  }

  /** Claims of the last second are not rolled up yet: what waits for it counts too. */
  private List<BatchPart.Batch> batches(UUID listId, CodeFilter filter, int from) {
    return jdbc.sql(
            """
            select no, id, number, state, voided,
              claimed + (select count(*) from claim_tally t
                where t.batch_no = code_batch.no and t.claimed > 0) as claimed,
              reserved + (select count(*) from claim_tally t
                where t.batch_no = code_batch.no and t.reserved > 0) as reserved
            from code_batch
            where list_id = :list and no >= :from and codes > 0
              and state not in ('FAILED', 'CANCELLED', 'REMOVED') %s order by no limit :limit
            """
                .formatted(filter.batchId() == null ? "" : "and id = :batch"))
        .param("list", listId)
        .param("from", from)
        .param("batch", filter.batchId())
        .param("limit", BATCHES)
        .query((rs, row) ->
            new BatchPart.Batch(
                rs.getInt("no"),
                rs.getObject("id", UUID.class),
                rs.getInt("number"),
                BatchState.valueOf(rs.getString("state")),
                rs.getLong("voided"),
                rs.getLong("claimed"),
                rs.getLong("reserved")))
        .list();
  }

  private List<CodeRow> rows(BatchPart part, String after, int limit) {
    return jdbc.sql(part.select("code, customer_id, claimed_at, voided_at", after, limit))
        .query((rs, row) -> CodeRow.read(rs, part.batch()))
        .list();
  }

  private static Slice<CodeRow> wordPage(
      List<Word> words, CodeFilter filter, CodeCursor cursor, int limit) {
    List<CodeRow> rest =
        words(words, filter).filter(row -> row.text().compareTo(cursor.after()) > 0).toList();
    return Slice.cut(
        rest, limit, last -> new CodeCursor(CodeWords.NO_BATCH, last.text()).toString());
  }

  /** The words of a multi-use list; those whose cap is reached count as claimed. */
  static Stream<CodeRow> words(List<Word> words, CodeFilter filter) {
    return words.stream()
        .map(word ->
            new CodeRow(
                word.code().value(),
                word.isUsedUp() ? CodeState.CLAIMED : CodeState.CLAIMABLE,
                null,
                null,
                null,
                null))
        .filter(row -> filter.wants(row.state()) && row.text().startsWith(filter.prefix()))
        .filter(row -> filter.batchId() == null)
        .sorted(Comparator.comparing(CodeRow::text));
  }
}
