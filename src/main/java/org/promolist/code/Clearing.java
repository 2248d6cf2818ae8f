package org.promolist.code;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.promolist.job.JobOrder;
import org.promolist.job.Jobs;
import org.promolist.list.ListFigures;
import org.promolist.list.PromoCodeLists;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes away what an import has noted on its way, and all of a batch that did not become ready or
 * whose list is gone.
 */
@Component
class Clearing {

  /** So many codes are deleted in one transaction: within a tenth of a second or so. */
  static final int PORTION = 20_000;

  /** Sorts after every code. */
  private static final String AFTER_ALL = "[";

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final PromoCodeLists lists;
  private final ListFigures figures;
  private final ImportFiles files;
  private final BatchStore batches;
  private final JdbcTemplate jdbcBatches;
  private final TransactionOperations transaction;

  Clearing(
      JdbcClient jdbc,
      Jobs jobs,
      PromoCodeLists lists,
      ListFigures figures,
      ImportFiles files,
      BatchStore batches,
      JdbcTemplate jdbcBatches,
      TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.lists = lists;
    this.figures = figures;
    this.files = files;
    this.batches = batches;
    this.jdbcBatches = jdbcBatches;
    this.transaction = transaction;
  }

  /** A little at once, in the present transaction; much in the background. */
  void clear(CodeBatch batch) {
    if (batch.leftovers() <= PORTION) {
      clearNow(batch);
    } else {
      clearSoon(batch);
    }
  }

  void clearNow(CodeBatch batch) {
    while (portion(batch) > 0) {
      // until nothing is left
    }
  }

  void clearSoon(CodeBatch batch) {
    jobs.submit(
        new JobOrder(
            ClearWork.KIND,
            batch.id(),
            batch.listId(),
            title(batch),
            Math.max(1, batch.leftovers())));
  }

  /**
   * Frees codes of batches that are no more and not cleared away yet, for who wants to take them.
   *
   * @param existing codes and their batches
   * @return those of them that are free now
   */
  Set<String> release(Map<String, Integer> existing) {
    Set<String> released = new HashSet<>();
    for (UUID dead : dead(new TreeSet<>(existing.values()))) {
      CodeBatch batch = batches.lock(dead);
      List<String> codes =
          existing.entrySet().stream()
              .filter(code -> code.getValue() == batch.no())
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      int[][] deleted =
          jdbcBatches.batchUpdate(
              "delete from code where code = ? and batch_no = ?",
              codes,
              1_000,
              (delete, code) -> {
                delete.setString(1, code);
                delete.setInt(2, batch.no());
              });
      int freed = Arrays.stream(deleted).flatMapToInt(Arrays::stream).sum();
      batch.cleared(freed);
      figures.add(batch.listId(), -freed, 0, 0);
      released.addAll(codes);
    }
    return released;
  }

  private List<UUID> dead(Collection<Integer> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select id from code_batch
                where no in (:numbers) and state in ('FAILED', 'CANCELLED', 'REMOVED') order by no
                """)
            .param("numbers", numbers)
            .query((rs, row) -> rs.getObject(1, UUID.class))
            .list();
  }

  /** What a clearing left that was cut off for good, such as by a day without a database. */
  @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void sweep() {
    List<UUID> left =
        jdbc.sql(
                """
                select b.id from code_batch b
                where (b.state in ('FAILED', 'CANCELLED') and b.codes > 0 or b.state = 'REMOVED')
                  and not exists (select 1 from job j where j.subject_id = b.id
                    and j.kind = :clear and j.state in ('QUEUED', 'RUNNING'))
                """)
            .param("clear", ClearWork.KIND)
            .query((rs, row) -> rs.getObject(1, UUID.class))
            .list();
    left.forEach(id -> transaction.executeWithoutResult(status -> clearSoon(batches.lock(id))));
  }

  private String title(CodeBatch batch) {
    String list = lists.names(List.of(batch.listId())).getOrDefault(batch.listId(), "…");
    return list + " · #" + batch.number();
  }

  /** Deletes some of what is left; how much. The codes of a batch that lives stay. */
  int portion(CodeBatch batch) {
    int ofFile = batch.fileId() == null ? 0 : files.discard(batch.fileId(), PORTION);
    if (ofFile > 0) {
      return ofFile;
    }
    batch.fileDiscarded();
    int noted = delete("code_trial", batch.no());
    if (!batch.state().isDiscarded() || noted == PORTION) {
      return noted;
    }
    jdbc.sql("delete from voided_code where batch_no = :no").param("no", batch.no()).update();
    int codes = delete("code", batch.no());
    batch.cleared(codes);
    figures.add(batch.listId(), -codes, 0, 0);
    return noted + codes;
  }

  /** Forgets the batch itself, whose list is gone. */
  void forget(CodeBatch batch) {
    jdbc.sql("delete from import_reject where batch_no = :no").param("no", batch.no()).update();
    batches.remove(batch);
  }

  /** Along the index, up to the last code of a portion. */
  private int delete(String table, int batchNo) {
    String last =
        jdbc.sql(
                """
                select code from %s where batch_no = :no
                order by batch_no, code limit 1 offset %d
                """
                    .formatted(table, PORTION - 1))
            .param("no", batchNo)
            .query((rs, row) -> rs.getString(1))
            .optional()
            .orElse(AFTER_ALL);
    return jdbc.sql("delete from " + table + " where batch_no = :no and code <= :last")
        .param("no", batchNo)
        .param("last", last)
        .update();
  }
}
