package org.promolist.job;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices what becomes of jobs on any node, by one query a second however many listen, and none
 * where nobody does.
 */
@Component
class JobWatch {

  private static final Logger log = LoggerFactory.getLogger(JobWatch.class);

  /** Jobs of this age are looked at though they have ended: short ones would go unnoticed. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private final JobStore store;
  private final JobSettings settings;
  private final Clock clock;
  private final List<Consumer<JobDetails>> listeners = new CopyOnWriteArrayList<>();
  private Map<UUID, JobDetails> known = Map.of();

  JobWatch(JobStore store, JobSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  Runnable add(Consumer<JobDetails> listener) {
    synchronized (this) {
      if (listeners.isEmpty()) {
        known = read(); // what happened before is no news
      }
      listeners.add(listener);
    }
    return () -> listeners.remove(listener);
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (!listeners.isEmpty()) {
      news().forEach(this::tell);
    }
  }

  private synchronized List<JobDetails> news() {
    Map<UUID, JobDetails> before = known;
    known = read();
    return known.values().stream().filter(job -> !job.equals(before.get(job.id()))).toList();
  }

  private Map<UUID, JobDetails> read() {
    Map<UUID, JobDetails> now = new HashMap<>();
    store.recent(clock.instant().minus(RECENT)).forEach(job -> now.put(job.id(), job));
    // What was under way and is neither that nor recent has ended since.
    List<UUID> gone =
        known.values().stream()
            .filter(job -> !job.state().isEnd() && !now.containsKey(job.id()))
            .map(JobDetails::id)
            .toList();
    store.find(gone).forEach(job -> now.put(job.id(), job));
    return now;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void prune() {
    store.deleteEndedBefore(clock.instant().minus(settings.keptFor()));
  }

  private void tell(JobDetails job) {
    for (Consumer<JobDetails> listener : listeners) {
      try {
        listener.accept(job);
      } catch (RuntimeException e) {
        log.warn("A listener to job {} failed", job.id(), e);
      }
    }
  }
}
