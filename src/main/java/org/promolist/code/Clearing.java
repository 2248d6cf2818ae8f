package org.promolist.code;

import java.util.List;
import org.promolist.job.JobOrder;
import org.promolist.job.Jobs;
import org.promolist.list.ListFigures;
import org.promolist.list.PromoCodeLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what a batch leaves behind that did not become ready, or whose list is gone. */
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

  Clearing(
      JdbcClient jdbc,
      Jobs jobs,
      PromoCodeLists lists,
      ListFigures figures,
      ImportFiles files,
      BatchStore batches) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.lists = lists;
    this.figures = figures;
    this.files = files;
    this.batches = batches;
  }

  /** Few codes at once, in the present transaction; many in the background. */
  void clear(CodeBatch batch) {
    files.discard(batch.fileId());
    if (batch.leftovers() <= PORTION) {
      portion(batch);
    } else {
      jobs.submit(
          new JobOrder(
              ClearWork.KIND, batch.id(), batch.listId(), title(batch), batch.leftovers()));
    }
  }

  /** The file of an import that is done, and what a dry run has noted of it. */
  void tidy(CodeBatch batch) {
    if (batch.dryRun()) {
      clear(batch);
    } else {
      files.discard(batch.fileId());
    }
  }

  private String title(CodeBatch batch) {
    String list = lists.names(List.of(batch.listId())).getOrDefault(batch.listId(), "…");
    return list + " · " + batch.number();
  }

  /** Deletes some of what is left; how much. */
  int portion(CodeBatch batch) {
    jdbc.sql("delete from voided_code where batch_no = :no").param("no", batch.no()).update();
    int codes = delete("code", batch.no());
    int noted = batch.dryRun() ? delete("code_trial", batch.no()) : 0;
    batch.cleared(codes);
    figures.add(batch.listId(), -codes, 0, 0);
    return codes + noted;
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
