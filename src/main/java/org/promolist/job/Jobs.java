package org.promolist.job;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Cursors;
import org.promolist.shared.Ids;
import org.promolist.shared.Slice;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Background work: kept in the database, done by whichever node is free, resumed after a kill. */
@Service
public class Jobs {

  private final JobStore store;
  private final JobQueue queue;
  private final JobWatch watch;
  private final CurrentActor currentActor;
  private final JobRunner runner;

  Jobs(
      JobStore store, JobQueue queue, JobWatch watch, CurrentActor currentActor, JobRunner runner) {
    this.store = store;
    this.queue = queue;
    this.watch = watch;
    this.currentActor = currentActor;
    this.runner = runner;
  }

  /**
   * Queues work in the name of the current actor. Belongs in the transaction that makes the work
   * necessary; it begins once that has committed. Asks for no authority: the deed did.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID submit(JobOrder order) {
    UUID id = Ids.next();
    store.insert(id, order, currentActor.get());
    queue.add(id);
    return id;
  }

  /**
   * Ends a job that has not ended yet, as soon as the step it is in has committed, which takes
   * about a second. One that has ended stays as it is.
   *
   * @throws NoSuchJobException if there is none of this id
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional
  public JobDetails cancel(UUID id) {
    runner.end(find(id), JobState.CANCELLED, null);
    return find(id);
  }

  /**
   * Lets none of these jobs make a step until the present transaction ends. For a feature that is
   * about to end several: taken in one order, before anything else they would lock.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<UUID> ids) {
    store.lock(ids);
  }

  /**
   * As {@link #cancel}, by a feature that is asked to undo its own work: asks for no authority, and
   * one that is no longer kept has ended.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(UUID id) {
    store.find(id).ifPresent(job -> runner.end(job, JobState.CANCELLED, null));
  }

  /**
   * Latest first.
   *
   * @param states any of these
   * @param cursor of the page before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('codes:write')")
  @Transactional(readOnly = true)
  public Slice<JobDetails> page(Collection<JobState> states, @Nullable String cursor, int limit) {
    UUID before = cursor == null ? null : Cursors.id(cursor);
    return Slice.cut(store.page(states, before, limit + 1), limit, job -> job.id().toString());
  }

  /** The jobs of these ids that are still kept. For features, which know whose jobs they are. */
  @Transactional(readOnly = true)
  public List<JobDetails> find(Collection<UUID> ids) {
    return store.find(ids);
  }

  /**
   * Tells of each job that comes, moves or ends, on any node, about a second later. Runs the
   * listener on a thread of its own; what it throws is logged.
   *
   * @return ends it
   */
  public Runnable watch(Consumer<JobDetails> listener) {
    return watch.add(listener);
  }

  private JobDetails find(UUID id) {
    return store.find(id).orElseThrow(() -> new NoSuchJobException(id));
  }
}
