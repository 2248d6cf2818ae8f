package org.promolist.claim;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.promolist.code.BatchFigures;
import org.promolist.list.ListFigures;
import org.promolist.shared.Databases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds what claims and reversals come to up for the figures of lists, batches and words, every
 * second: no claim updates a row that others update too. Any node may do it; what one has taken
 * nobody else adds once more.
 */
@Component
class Rollup {

  private static final String SUMS =
      """
      select list_id, batch_no, word, sum(claimed) as claimed, sum(reversed) as reversed,
        sum(reopened) as reopened, sum(reserved) as reserved, sum(points) as points
      from %s group by list_id, batch_no, word order by batch_no, list_id, word
      """;

  private final JdbcClient jdbc;
  private final ListFigures lists;
  private final BatchFigures batches;
  private final TransactionOperations transaction;
  private final String take;

  Rollup(
      JdbcClient jdbc,
      ListFigures lists,
      BatchFigures batches,
      TransactionOperations transaction,
      DataSource dataSource) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.batches = batches;
    this.transaction = transaction;
    this.take =
        Databases.isPostgres(dataSource)
            ? "with gone as (delete from claim_tally returning *) " + SUMS.formatted("gone")
            : SUMS.formatted("old table (delete from claim_tally)");
  }

  private record Sum(
      UUID listId,
      int batchNo,
      @Nullable String word,
      long claimed,
      long reversed,
      long reopened,
      long reserved,
      long points) {

    Sum plus(Sum other) {
      return new Sum(
          listId,
          batchNo,
          word,
          claimed + other.claimed,
          reversed + other.reversed,
          reopened + other.reopened,
          reserved + other.reserved,
          points + other.points);
    }
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void rollUp() {
    transaction.executeWithoutResult(status -> {
      List<Sum> sums = take();
      Map<UUID, BatchFigures.Change> ofBatches = batches.addClaims(byBatch(sums));
      for (Sum sum : sums) {
        if (sum.word() != null) {
          lists.addWordClaims(sum.word(), sum.claimed(), sum.reversed());
        }
      }
      byList(sums)
          .forEach((list, sum) -> {
            BatchFigures.Change change = ofBatches.get(list);
            if (change != null) {
              lists.add(list, 0, change.claimable(), change.voided());
            }
            lists.addClaims(list, sum.claimed(), sum.reversed(), sum.points());
          });
    });
  }

  private static SortedMap<Integer, BatchFigures.Claims> byBatch(List<Sum> sums) {
    return sums.stream()
        .filter(sum -> sum.word() == null)
        .collect(
            Collectors.toMap(
                Sum::batchNo,
                sum -> new BatchFigures.Claims(sum.claimed() - sum.reopened(), sum.reserved()),
                BatchFigures.Claims::plus,
                TreeMap::new));
  }

  /** In one order, so that two nodes at once don't wait for each other crosswise. */
  private static SortedMap<UUID, Sum> byList(List<Sum> sums) {
    return sums.stream()
        .collect(Collectors.toMap(Sum::listId, sum -> sum, Sum::plus, TreeMap::new));
  }

  private List<Sum> take() {
    return jdbc.sql(take)
        .query((rs, row) ->
            new Sum(
                rs.getObject("list_id", UUID.class),
                rs.getInt("batch_no"),
                rs.getString("word"),
                rs.getLong("claimed"),
                rs.getLong("reversed"),
                rs.getLong("reopened"),
                rs.getLong("reserved"),
                rs.getLong("points")))
        .list();
  }
}
