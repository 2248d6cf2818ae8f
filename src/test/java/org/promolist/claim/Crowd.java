package org.promolist.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Threads that all set out at the same moment, as whoever is signed in. */
final class Crowd implements AutoCloseable {

  private final int size;
  private final ExecutorService threads;

  Crowd(int size) {
    this.size = size;
    this.threads = Executors.newFixedThreadPool(size);
  }

  /**
   * Has so many things done, each once, by whichever thread is free first; what came of each, in
   * their order. What fails in a thread fails here.
   */
  <T> List<T> rush(int times, IntFunction<T> deed) {
    CyclicBarrier start = new CyclicBarrier(size);
    AtomicInteger next = new AtomicInteger();
    List<T> results = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      results.add(null);
    }
    Callable<Void> work =
        () -> {
          start.await();
          for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
            results.set(i, deed.apply(i));
          }
          return null;
        };
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      running.add(threads.submit(new DelegatingSecurityContextCallable<>(work)));
    }
    running.forEach(Crowd::join);
    return results;
  }

  private static void join(Future<?> thread) {
    try {
      thread.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException failed) {
      throw new AssertionError("a thread failed", failed.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
