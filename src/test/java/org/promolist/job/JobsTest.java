package org.promolist.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.shared.Actor;
import org.promolist.shared.Slice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import(JobsTest.Works.class)
@WithMockUser(authorities = "codes:write")
class JobsTest {

  /** Does what a test says for a subject, and remembers how jobs ended. */
  static final class Script implements JobWork {

    final Map<UUID, Consumer<JobRun>> deeds = new ConcurrentHashMap<>();
    final Queue<UUID> ended = new ConcurrentLinkedQueue<>();

    @Override
    public String kind() {
      return "SCRIPT";
    }

    @Override
    public void run(JobRun run) {
      deeds.get(run.subjectId()).accept(run);
    }

    @Override
    public void ended(UUID subjectId, JobState state, @Nullable JobFailure failure) {
      ended.add(subjectId);
    }
  }

  @TestConfiguration
  static class Works {
    @Bean
    Script script() {
      return new Script();
    }
  }

  @Autowired Jobs jobs;
  @Autowired JobStore store;
  @Autowired JobRunner runner;
  @Autowired Script script;
  @Autowired TransactionOperations transaction;

  private UUID submit(UUID subject, long total) {
    return transaction.execute(
        status -> jobs.submit(new JobOrder("SCRIPT", subject, UUID.randomUUID(), "A test", total)));
  }

  private UUID submit(Consumer<JobRun> deed) {
    UUID subject = UUID.randomUUID();
    script.deeds.put(subject, deed);
    return submit(subject, 10);
  }

  private void step(JobRun run, long done) {
    transaction.executeWithoutResult(status -> run.advance(done));
  }

  private void last(JobRun run) {
    transaction.executeWithoutResult(status -> run.succeed(10));
  }

  private JobDetails job(UUID id) {
    return store.find(id).orElseThrow();
  }

  private JobDetails awaitEnd(UUID id) {
    return await().atMost(Duration.ofSeconds(30)).until(() -> job(id), now -> now.state().isEnd());
  }

  @Test
  void aJobIsDoneOnceAndTellsHowFarItIs() {
    Queue<Long> starts = new ConcurrentLinkedQueue<>();
    UUID id =
        submit(run -> {
          starts.add(run.done());
          step(run, 4);
          last(run);
        });

    JobDetails done = awaitEnd(id);

    assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(done.done()).isEqualTo(10);
    assertThat(done.startedAt()).isNotNull();
    assertThat(done.endedAt()).isAfterOrEqualTo(done.startedAt());
    assertThat(starts).containsExactly(0L);
  }

  @Test
  void aJobThatBreaksOffGoesOnFromItsLastStep() {
    Queue<Long> starts = new ConcurrentLinkedQueue<>();
    UUID id =
        submit(run -> {
          starts.add(run.done());
          if (run.done() == 0) {
            step(run, 6);
            throw new IllegalStateException("the test breaks it off");
          }
          last(run);
        });

    assertThat(awaitEnd(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(starts).containsExactly(0L, 6L);
  }

  @Test
  void aJobWhoseInputIsAtFaultFailsAndOthersGoOn() {
    UUID bad =
        submit(run -> {
          throw new JobFailedException("file_unreadable", "line 7");
        });
    UUID good = submit(this::last);

    JobDetails failed = awaitEnd(bad);

    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.failure()).isEqualTo(new JobFailure("file_unreadable", "line 7", null));
    assertThat(script.ended).contains(failed.subjectId());
    assertThat(awaitEnd(good).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aJobThatNeverGetsAnywhereIsGivenUpWithAnIncident() {
    UUID subject = UUID.randomUUID();
    script.deeds.put(
        subject,
        run -> {
          step(run, run.done()); // as works begin: no progress
          throw new IllegalStateException("the test breaks it off");
        });
    UUID id = UUID.randomUUID();
    store.insert(
        id, new JobOrder("SCRIPT", subject, UUID.randomUUID(), "Not queued", 10), Actor.SYSTEM);

    int runs = 1;
    while (!runner.run(id, () -> false)) {
      assertThat(runner.pause(id)).isEqualTo(Duration.ofSeconds(1L << runs));
      runs++;
    }

    assertThat(runs).isEqualTo(6);
    assertThat(job(id).state()).isEqualTo(JobState.FAILED);
    assertThat(job(id).failure()).isNotNull();
    assertThat(job(id).failure().code()).isEqualTo("unexpected");
    assertThat(job(id).failure().incident()).isNotBlank();
  }

  @Test
  void aCancelledJobDoesNothingFromThenOn() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    UUID id =
        submit(run -> {
          step(run, 3);
          begun.countDown();
          join(cancelled);
          try {
            step(run, 7);
          } catch (JobRun.SupersededException e) {
            refused.countDown();
            throw e;
          }
        });
    begun.await();

    JobDetails ended = jobs.cancel(id);
    cancelled.countDown();
    refused.await();

    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(job(id).done()).isEqualTo(3);
    assertThat(script.ended).contains(ended.subjectId());
    assertThat(jobs.cancel(id).endedAt()).isEqualTo(ended.endedAt());
  }

  /** A node that was taken for dead wakes up beside the one that took over. */
  @Test
  void aRunThatWasTakenOverHasNoSayAnyMore() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch takenOver = new CountDownLatch(1);
    Queue<String> said = new ConcurrentLinkedQueue<>();
    UUID id =
        submit(run -> {
          begun.countDown();
          join(takenOver);
          try {
            step(run, 5);
            said.add("counted");
          } catch (JobRun.SupersededException e) {
            said.add("superseded");
            throw e;
          }
        });
    begun.await();
    UUID subject = job(id).subjectId();
    script.deeds.put(subject, this::last);

    assertThat(runner.run(id, () -> false)).isTrue();
    takenOver.countDown();

    await().until(() -> !said.isEmpty());
    assertThat(said).containsExactly("superseded");
    assertThat(job(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aNodeThatStopsLeavesItsJobsToBeGoneOnWith() {
    UUID subject = UUID.randomUUID();
    script.deeds.put(
        subject,
        run -> {
          step(run, 2);
          run.pauseIfStopping();
        });
    UUID id = UUID.randomUUID();
    store.insert(
        id, new JobOrder("SCRIPT", subject, UUID.randomUUID(), "Not queued", 10), Actor.SYSTEM);

    assertThat(runner.run(id, () -> true)).isFalse();
    assertThat(runner.pause(id)).isZero();
    assertThat(job(id).state()).isEqualTo(JobState.RUNNING);
    assertThat(job(id).done()).isEqualTo(2);
  }

  @Test
  void whatIsRolledBackWasNeverQueued() {
    UUID subject = UUID.randomUUID();
    script.deeds.put(subject, this::last);
    UUID id =
        transaction.execute(status -> {
          status.setRollbackOnly();
          return jobs.submit(new JobOrder("SCRIPT", subject, UUID.randomUUID(), "Rolled back", 10));
        });
    UUID later = submit(this::last);

    awaitEnd(later);
    assertThat(store.find(id)).isEmpty();
  }

  @Test
  void whoWatchesIsToldHowItEnds() {
    Queue<JobDetails> told = new ConcurrentLinkedQueue<>();
    Runnable stop = jobs.watch(told::add);
    UUID id = submit(this::last);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            told.stream()
                .anyMatch(job -> job.id().equals(id) && job.state() == JobState.SUCCEEDED));
    stop.run();
  }

  @Test
  void jobsAreListedLatestFirst() {
    UUID first = submit(this::last);
    awaitEnd(first);
    UUID second = submit(this::last);
    awaitEnd(second);

    Slice<JobDetails> page = jobs.page(List.of(JobState.SUCCEEDED), null, 1);
    Slice<JobDetails> next = jobs.page(List.of(JobState.SUCCEEDED), page.nextCursor(), 1);

    assertThat(page.items()).extracting(JobDetails::id).containsExactly(second);
    assertThat(next.items()).extracting(JobDetails::id).containsExactly(first);
    assertThat(jobs.page(List.of(JobState.QUEUED), null, 500).items())
        .extracting(JobDetails::id)
        .doesNotContain(first, second);
  }

  @Test
  @WithMockUser(authorities = {"codes:read", "lists:write"})
  void whoMayNotWriteCodesMayNotCancel() {
    UUID id = submit(this::last);
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> jobs.cancel(id));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> jobs.page(List.of(JobState.values()), null, 1));
  }

  @Test
  void timeLeftFollowsThePaceOfThePresentRun() {
    Instant start = Instant.parse("2026-11-01T10:00:00Z");
    JobDetails running =
        new JobDetails(
            UUID.randomUUID(),
            "SCRIPT",
            UUID.randomUUID(),
            UUID.randomUUID(),
            "A test",
            JobState.RUNNING,
            600,
            1_000,
            start,
            "Dana",
            null,
            start,
            null,
            null,
            new JobDetails.Pace(start, 400));
    assertThat(running.timeLeft(start.plusSeconds(10))).contains(Duration.ofSeconds(20));
    assertThat(running.timeLeft(start.minusSeconds(1))).isEmpty();
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
