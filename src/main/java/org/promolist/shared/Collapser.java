package org.promolist.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers together what several threads ask at the same time. Nobody waits for others to come: who
 * finds the place free asks at once, for all who came by then; who comes meanwhile is asked for
 * next. So the busier it gets, the more are answered together. Where an answer is long in coming,
 * others don't wait for it beyond their patience, and ask beside it.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class Collapser<Q, A> {

  /** More would not help: what holds up so many holds up everybody. */
  private static final int PLACES_BESIDE = 3;

  /** More would take all connections while a disk stands still. */
  static final int MOST_AWAY = 4;

  private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore place = new Semaphore(1);
  private final Semaphore beside = new Semaphore(PLACES_BESIDE);
  private final Semaphore away = new Semaphore(MOST_AWAY);
  private final long patience;
  private final int most;
  private final BiFunction<List<Q>, Runnable, List<A>> together;

  /**
   * @param patience above 0
   * @param most questions to ask together, from 1
   * @param together answers questions in their order; what it throws, each of them is thrown. Once
   *     it only waits, it may leave its place to others by what it gets besides, unless many have
   */
  public Collapser(Duration patience, int most, BiFunction<List<Q>, Runnable, List<A>> together) {
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
        askForSome(mine, place);
      } else if (!mine.taken && left <= 0 && beside.tryAcquire()) {
        askForSome(mine, beside);
      } else {
        park(mine, left > 0 ? left : patience);
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

  /** The first in line loses patience for all of them: many timers would cost more than they do. */
  private void park(Waiting<Q, A> mine, long nanos) {
    if (waiting.peek() == mine) {
      LockSupport.parkNanos(this, nanos);
    } else {
      LockSupport.park(this);
    }
  }

  /** How many stand in line, not asked for yet. */
  int waiting() {
    return waiting.size();
  }

  private void askForSome(Waiting<Q, A> mine, Semaphore semaphore) {
    Place place = new Place(semaphore);
    try {
      answer(some(mine), place::leave);
    } finally {
      place.end();
    }
  }

  private final class Place {
    private final Semaphore place;
    private boolean isLeft;

    Place(Semaphore place) {
      this.place = place;
    }

    /** Once, and where not too many have done so and wait still. */
    void leave() {
      if (!isLeft && away.tryAcquire()) {
        isLeft = true;
        handOn();
      }
    }

    void end() {
      if (isLeft) {
        away.release();
      } else {
        handOn();
      }
    }

    /** To the first of those who came meanwhile. */
    private void handOn() {
      place.release();
      wakeFirst();
    }
  }

  private void wakeFirst() {
    Waiting<Q, A> first = waiting.peek();
    if (first != null) {
      LockSupport.unpark(first.thread);
    }
  }

  /** Who asks is always among them: left in line, they would be the first and keep no time. */
  private List<Waiting<Q, A>> some(Waiting<Q, A> mine) {
    List<Waiting<Q, A>> some = new ArrayList<>();
    if (waiting.remove(mine)) {
      mine.taken = true;
      some.add(mine);
    }
    while (some.size() < most) {
      Waiting<Q, A> next = waiting.poll();
      if (next == null) {
        break;
      }
      next.taken = true;
      some.add(next);
    }
    wakeFirst(); // who is that only now, and has to keep the time
    return some;
  }

  private void answer(List<Waiting<Q, A>> asked, Runnable leave) {
    if (asked.isEmpty()) {
      return; // somebody else has taken them
    }
    try {
      List<A> answers = together.apply(asked.stream().map(each -> each.question).toList(), leave);
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
