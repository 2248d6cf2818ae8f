package org.promolist.code;

import java.util.List;
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
    List<CodeBatch> gone = batches.all(event.listId());
    gone.forEach(batch -> jobs.end(batch.jobId())); // before the batches, as everywhere
    for (CodeBatch batch : gone) {
      CodeBatch locked = batches.lock(batch.id());
      locked.remove();
      clearing.clear(locked);
      if (locked.leftovers() == 0) {
        clearing.forget(locked);
      }
    }
  }
}
