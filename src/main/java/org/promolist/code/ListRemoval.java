package org.promolist.code;

import java.util.List;
import java.util.UUID;
import org.promolist.job.Jobs;
import org.promolist.list.ListDeletedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the codes of a deleted list away, in the transaction that deletes it or soon after. */
@Component
class ListRemoval {

  private final BatchStore batches;
  private final Clearing clearing;
  private final Jobs jobs;

  ListRemoval(BatchStore batches, Clearing clearing, Jobs jobs) {
    this.batches = batches;
    this.clearing = clearing;
    this.jobs = jobs;
  }

  @EventListener
  void deleted(ListDeletedEvent event) {
    List<CodeBatch> batchesOfList = batches.all(event.listId());
    List<UUID> works = batchesOfList.stream().map(CodeBatch::jobId).toList();
    jobs.hold(works); // all jobs, then all batches, then figures: as whoever else takes several
    List<CodeBatch> gone = batchesOfList.stream().map(batch -> batches.lock(batch.id())).toList();
    gone.forEach(CodeBatch::remove);
    works.forEach(jobs::end);
    boolean few = gone.stream().mapToLong(CodeBatch::leftovers).sum() <= Clearing.PORTION;
    for (CodeBatch batch : gone) {
      if (few) {
        clearing.clearNow(batch);
        clearing.forget(batch);
      } else {
        clearing.clearSoon(batch);
      }
    }
  }
}
