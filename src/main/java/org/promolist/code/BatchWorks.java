package org.promolist.code;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.job.JobFailure;
import org.promolist.job.JobRun;
import org.promolist.job.JobState;
import org.promolist.list.ListFigures;
import org.promolist.list.PromoCodeLists;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What all work on batches has in common: how it begins, commits a step, ends. Locks go in one
 * order: the job, the batch, the figures of the list.
 */
@Component
class BatchWorks {

  private final BatchStore batches;
  private final ListFigures figures;
  private final Clearing clearing;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  BatchWorks(
      BatchStore batches,
      ListFigures figures,
      Clearing clearing,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.batches = batches;
    this.figures = figures;
    this.clearing = clearing;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The batch of a job that begins, or goes on. */
  CodeBatch begin(JobRun run) {
    return transaction.execute(status -> {
      run.advance(run.done());
      CodeBatch batch = batches.lock(run.subjectId());
      batch.started();
      return batch;
    });
  }

  /** A step that loads something, and what it comes to for the batch. */
  @FunctionalInterface
  interface Step {
    Consumer<CodeBatch> load();
  }

  /** Commits a step together with how far the job has come. */
  void step(JobRun run, long done, Step step) {
    run.pauseIfStopping();
    transaction.executeWithoutResult(status -> {
      run.advance(done);
      count(run.subjectId(), step.load());
    });
  }

  /** The last step: the batch is ready. */
  void finish(JobRun run, long done) {
    transaction.executeWithoutResult(status -> {
      run.succeed(done);
      CodeBatch batch = batches.lock(run.subjectId());
      batch.ready(now());
      record(
          batch,
          batch.state() == BatchState.VALIDATED ? "IMPORT_VALIDATED" : "BATCH_READY",
          BatchHistory.codes(batch.number(), batch.codes()));
      clearing.clear(batch);
      figures.add(batch.listId(), 0, batch.claimable(), 0);
    });
  }

  /** The job of a batch ended without success, in the present transaction. */
  void broken(UUID batchId, JobState state, @Nullable JobFailure failure) {
    CodeBatch batch = batches.lock(batchId);
    if (batch.state() == BatchState.REMOVED) {
      return; // whoever removes it clears it
    }
    batch.broken(state == JobState.CANCELLED, failure, now());
    record(
        batch,
        state == JobState.CANCELLED ? "BATCH_CANCELLED" : "BATCH_FAILED",
        BatchHistory.batch(batch.number()));
    clearing.clear(batch);
  }

  private void count(UUID batchId, Consumer<CodeBatch> deed) {
    CodeBatch batch = batches.lock(batchId);
    long before = batch.codes();
    deed.accept(batch);
    figures.add(batch.listId(), batch.codes() - before, 0, 0);
  }

  private void record(CodeBatch batch, String action, List<Change> told) {
    audit.record(
        Deed.of(action, PromoCodeLists.OBJECT_TYPE, batch.listId(), told).ofPart(batch.id()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
