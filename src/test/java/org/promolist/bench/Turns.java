package org.promolist.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times operations in turns, so that whatever else the machine does meets all of them; every second
 * round goes backwards, so that none always follows the same one. Medians leave out what met only
 * one.
 */
final class Turns {

  private static final double NANOS_PER_SECOND = 1e9;

  private final int warmUps;
  private final int rounds;

  /** Gets an operation ready, which is not timed. */
  @FunctionalInterface
  interface Preparation {
    Runnable ready() throws Exception;
  }

  Turns(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** The median of each operation, in seconds. */
  double[] medians(Preparation... operations) throws Exception {
    double[][] times = new double[operations.length][rounds];
    for (int round = -warmUps; round < rounds; round++) {
      List<Integer> order = IntStream.range(0, operations.length).boxed().toList();
      for (int i : round % 2 == 0 ? order : order.reversed()) {
        double seconds = seconds(operations[i].ready());
        if (round >= 0) {
          times[i][round] = seconds;
        }
      }
    }
    return Arrays.stream(times).mapToDouble(Turns::median).toArray();
  }

  /** How long it takes, once. */
  static double seconds(Runnable ready) {
    long start = System.nanoTime();
    ready.run();
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }

  static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
