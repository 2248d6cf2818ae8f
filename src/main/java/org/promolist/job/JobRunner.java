package org.promolist.job;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Runs one job on this node, and decides what becomes of it when it breaks off. */
@Component
class JobRunner {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  /** Runs in a row that got nowhere. A database restart is over by then; a defect is not. */
  private static final int MAX_FAILURES = 6;

  private final JobStore store;
  private final TransactionOperations transaction;

  /** Asked for when needed: works queue further jobs, and so need this module first. */
  private final ObjectProvider<JobWork> works;

  JobRunner(JobStore store, TransactionOperations transaction, ObjectProvider<JobWork> works) {
    this.store = store;
    this.transaction = transaction;
    this.works = works;
  }

  /** Whether the job needs no further run. */
  boolean run(UUID id, BooleanSupplier stopping) {
    Optional<JobRun> started = transaction.execute(status -> start(id, stopping));
    if (started.isEmpty()) {
      return true;
    }
    JobRun run = started.get();
    JobDetails job = store.find(id).orElseThrow();
    try {
      work(job.kind()).run(run);
      return true;
    } catch (JobRun.SupersededException noLongerOurs) {
      return true;
    } catch (JobRun.SuspendedException nodeStops) {
      return false;
    } catch (JobFailedException e) {
      fail(job, e.failure());
      return true;
    } catch (RuntimeException | Error e) {
      return brokenOff(job, e);
    }
  }

  /** How long to wait before a job that broke off is tried again: 0, 2, 4, 8 … seconds. */
  Duration pause(UUID id) {
    int failures = store.failures(id);
    return failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures, 6));
  }

  private Optional<JobRun> start(UUID id, BooleanSupplier stopping) {
    if (!store.start(id)) {
      return Optional.empty();
    }
    JobDetails job = store.find(id).orElseThrow();
    return Optional.of(new JobRun(store, id, job.subjectId(), store.run(id), job.done(), stopping));
  }

  private boolean brokenOff(JobDetails job, Throwable e) {
    String incident = UUID.randomUUID().toString();
    int failures = store.failures(job.id());
    boolean givenUp = failures >= MAX_FAILURES;
    log.atLevel(givenUp ? Level.ERROR : Level.WARN)
        .setCause(e)
        .log(
            "Incident {}: job {} ({}) broke off, time {}",
            incident,
            job.id(),
            job.kind(),
            failures);
    if (givenUp) {
      fail(job, new JobFailure(JobFailure.UNEXPECTED, null, incident));
    }
    return givenUp;
  }

  /** Ends a job without success, in the present transaction, unless it has ended already. */
  void end(JobDetails job, JobState state, @Nullable JobFailure failure) {
    if (store.end(job.id(), state, failure)) {
      work(job.kind()).ended(job.subjectId(), state, failure);
    }
  }

  private void fail(JobDetails job, JobFailure failure) {
    transaction.executeWithoutResult(status -> end(job, JobState.FAILED, failure));
  }

  private JobWork work(String kind) {
    return works.stream()
        .filter(work -> work.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody does jobs of the kind " + kind));
  }
}
