package org.promolist.job;

import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One run of a job, from its start or from where an earlier run was cut off. */
public final class JobRun {

  private final JobStore store;
  private final UUID jobId;
  private final UUID subjectId;
  private final int number;
  private final long done;
  private final BooleanSupplier stopping;

  JobRun(
      JobStore store, UUID jobId, UUID subjectId, int number, long done, BooleanSupplier stopping) {
    this.store = store;
    this.jobId = jobId;
    this.subjectId = subjectId;
    this.number = number;
    this.done = done;
    this.stopping = stopping;
  }

  /**
   * The job was cancelled or failed, or another node took it over: this run has no say any more.
   */
  static final class SupersededException extends RuntimeException {}

  /** The node stops; the job goes on elsewhere, or here after the next start. */
  static final class SuspendedException extends RuntimeException {}

  public UUID jobId() {
    return jobId;
  }

  public UUID subjectId() {
    return subjectId;
  }

  /** How much was done when this run began. */
  public long done() {
    return done;
  }

  /**
   * Part of the transaction of each step: the step counts, or is rolled back where the job was
   * ended or taken over meanwhile.
   */
  public void advance(long doneNow) {
    if (!store.advance(jobId, number, doneNow)) {
      throw new SupersededException();
    }
  }

  /** Part of the transaction of the last step. */
  public void succeed(long doneInAll) {
    if (!store.succeed(jobId, number, doneInAll)) {
      throw new SupersededException();
    }
  }

  /** To be called between steps: ends this run where the node is about to stop. */
  public void pauseIfStopping() {
    if (stopping.getAsBoolean()) {
      throw new SuspendedException();
    }
  }
}
