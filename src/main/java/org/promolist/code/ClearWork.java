package org.promolist.code;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailure;
import org.promolist.job.JobRun;
import org.promolist.job.JobState;
import org.promolist.job.JobWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes the codes of a batch that is no more, a portion at a time. */
@Component
final class ClearWork implements JobWork {

  static final String KIND = "CLEAR";

  private final BatchStore batches;
  private final Clearing clearing;
  private final TransactionOperations transaction;

  ClearWork(BatchStore batches, Clearing clearing, TransactionOperations transaction) {
    this.batches = batches;
    this.clearing = clearing;
    this.transaction = transaction;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** A batch that is gone was cleared by somebody else. */
  @Override
  public void run(JobRun run) {
    try {
      clear(run);
    } catch (NoSuchBatchException gone) {
      run.succeed(run.done());
    }
  }

  private void clear(JobRun run) {
    long done = run.done();
    for (int cleared = portion(run, done); cleared > 0; cleared = portion(run, done)) {
      done += cleared;
      run.pauseIfStopping();
    }
  }

  /** How much was cleared; with nothing left the job is done. */
  private int portion(JobRun run, long done) {
    return transaction.execute(status -> {
      run.advance(done);
      CodeBatch batch = batches.lock(run.subjectId());
      int cleared = clearing.portion(batch);
      if (cleared > 0) {
        run.advance(done + cleared);
      } else {
        run.succeed(done);
        if (batch.state() == BatchState.REMOVED) {
          clearing.forget(batch);
        }
      }
      return cleared;
    });
  }

  /** What is left stays dead: none of it is claimable, and a sweep begins anew. */
  @Override
  public void ended(UUID subjectId, JobState state, @Nullable JobFailure failure) {}
}
