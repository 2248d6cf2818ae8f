package org.promolist.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which job is run where: db-scheduler, which gives each to one node and notices where a node died.
 */
@Component
class JobQueue implements DisposableBean {

  private static final String TASK = "job";

  /** A queued job is noticed at once on the node that queued it, so late on the others. */
  private static final Duration POLLING = Duration.ofSeconds(2);

  /** After four of them without a sign a node counts as dead, and others take its jobs over. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);

  private static final int MISSED_HEARTBEATS = 4;

  /** Before a job is tried again whose database could not be reached. */
  private static final Duration UNREACHABLE = Duration.ofSeconds(5);

  /** How long a node that stops waits for steps under way; what takes longer is rolled back. */
  private static final Duration LONGEST_STEP = Duration.ofSeconds(15);

  private final CustomTask<Void> task;
  private final Scheduler scheduler;
  private final Clock clock;

  JobQueue(DataSource dataSource, JobRunner runner, JobSettings settings, Clock clock) {
    this.clock = clock;
    this.task =
        Tasks.custom(TASK, Void.class)
            .onDeadExecutionRevive()
            // What breaks off is dealt with by the runner; this is for when it can't reach its
            // rows.
            .onFailure(new FailureHandler.OnFailureRetryLater<>(UNREACHABLE))
            .execute((instance, context) -> {
              boolean ended =
                  runner.run(
                      UUID.fromString(instance.getId()),
                      () -> context.getSchedulerState().isShuttingDown());
              return ended
                  ? new CompletionHandler.OnCompleteRemove<>()
                  : (complete, operations) ->
                      operations.reschedule(
                          complete,
                          clock.instant().plus(runner.pause(UUID.fromString(instance.getId()))));
            });
    this.scheduler =
        Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task)
            .schedulerName(new SchedulerName.Fixed(name()))
            .threads(settings.threads())
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(LONGEST_STEP)
            .alwaysPersistTimestampInUTC()
            .build();
  }

  /** Two processes on one machine are two nodes. */
  private static String name() {
    return new SchedulerName.Hostname().getName() + "-" + UUID.randomUUID();
  }

  void add(UUID jobId) {
    scheduler.schedule(task.instance(jobId.toString()), clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
          }
        });
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    scheduler.start();
  }

  @Override
  public void destroy() {
    scheduler.stop();
  }
}
