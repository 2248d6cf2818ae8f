package org.promolist.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers together what several threads ask at the same time. Nobody waits for others to come: who
 * finds a place free asks at once, for all who came by then; who comes meanwhile is asked for next.
 * So the busier it gets, the more are answered together. Where an answer is long in coming, others
 * don't wait for it beyond their patience, and ask beside it.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class Collapser<Q, A> {

  /** More would not help: what holds up so many holds up everybody. */
  private static final int PLACES_BESIDE = 3;

  private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore place;
  private final Semaphore beside = new Semaphore(PLACES_BESIDE);
  private final long patience;
  private final int most;
  private final Function<List<Q>, List<A>> together;

  /**
   * @param places how many may be asking at once before anybody waits, from 1: while one waits for
   *     its answer, another can be got ready
   * @param patience above 0
   * @param most questions to ask together, from 1
   * @param together answers questions in their order; what it throws, each of them is thrown
   */
  public Collapser(int places, Duration patience, int most, Function<List<Q>, List<A>> together) {
    this.place = new Semaphore(places);
    this.patience = patience.toNanos();
    this.most = most;
    this.together = together;
  }

  private static final class Waiting<Q, A> {
    final Q question;
    final Thread thread = Thread.currentThread();
    volatile boolean taken;
    volatile boolean done;
    private @Nullable A answer;
    private @Nullable RuntimeException failure;

    Waiting(Q question) {
      this.question = question;
    }

    void end(@Nullable A found, @Nullable RuntimeException thrown) {
      answer = found;
      failure = thrown;
      done = true; // last: it publishes the others
      LockSupport.unpark(thread);
    }
  }

  /** Waits for the answer, whoever gets it; an interrupt is kept for later. */
  public A ask(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question);
    waiting.add(mine);
    long start = System.nanoTime();
    boolean interrupted = false;
    while (!mine.done) {
      long left = start + patience - System.nanoTime();
      if (!mine.taken && place.tryAcquire()) {
        askForSome(place);
      } else if (!mine.taken && left <= 0 && beside.tryAcquire()) {
        askForSome(beside);
      } else {
        LockSupport.parkNanos(this, left > 0 ? left : patience);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    return Objects.requireNonNull(mine.answer);
  }

  /** How many stand in line, not asked for yet. */
  int waiting() {
    return waiting.size();
  }

  /** Then its place is left to the first of those who came meanwhile. */
  private void askForSome(Semaphore mine) {
    try {
      answer(some());
    } finally {
      mine.release();
      Waiting<Q, A> next = waiting.peek();
      if (next != null) {
        LockSupport.unpark(next.thread);
      }
    }
  }

  private List<Waiting<Q, A>> some() {
    List<Waiting<Q, A>> some = new ArrayList<>();
    while (some.size() < most) {
      Waiting<Q, A> next = waiting.poll();
      if (next == null) {
        break;
      }
      next.taken = true;
      some.add(next);
    }
    return some;
  }

  private void answer(List<Waiting<Q, A>> asked) {
    if (asked.isEmpty()) {
      return; // somebody else has taken them
    }
    try {
      List<A> answers = together.apply(asked.stream().map(each -> each.question).toList());
      for (int i = 0; i < asked.size(); i++) {
        asked.get(i).end(answers.get(i), null);
      }
    } catch (RuntimeException e) {
      asked.forEach(each -> each.end(null, e));
    } catch (Error e) {
      asked.forEach(each -> each.end(null, new IllegalStateException(e))); // or they wait for ever
      throw e;
    }
  }
}
