package org.promolist.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Times the same operation in a small and in a large installation, in turns, so that whatever else
 * the machine does meets both. Medians leave out what met only one.
 */
final class Comparison {

  private static final int WARM_UPS = 15;
  private static final int ROUNDS = 31;
  private static final double NANOS_PER_MS = 1e6;

  private final Installation small;
  private final Installation large;
  private final List<Row> rows = new ArrayList<>();

  /** What is timed; answers how many rows it was answered with. */
  @FunctionalInterface
  interface Operation {
    int rows();
  }

  private record Row(
      String operation, int rowsSmall, int rowsLarge, double smallMs, double largeMs) {

    double ratio() {
      return largeMs / smallMs;
    }

    /** As if the small installation had answered as many rows as the large one. */
    double ratioForEqualRows(double rowMs) {
      return largeMs / (smallMs + Math.max(0, rowsLarge - rowsSmall) * rowMs);
    }
  }

  Comparison(Installation small, Installation large) {
    this.small = small;
    this.large = large;
  }

  /**
   * Times an operation.
   *
   * @param prepared makes it ready in an installation; what it answers when run is a number of rows
   */
  void time(String operation, Function<Installation, Operation> prepared) {
    Operation inSmall = prepared.apply(small);
    Operation inLarge = prepared.apply(large);
    for (int i = 0; i < WARM_UPS; i++) {
      nanos(small, inSmall);
      nanos(large, inLarge);
    }
    long[] smallTimes = new long[ROUNDS];
    long[] largeTimes = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      smallTimes[i] = nanos(small, inSmall);
      largeTimes[i] = nanos(large, inLarge);
    }
    Row row =
        new Row(
            operation, inSmall.rows(), inLarge.rows(), medianMs(smallTimes), medianMs(largeTimes));
    rows.add(row);
    System.out.println(line(row, 0));
  }

  private static long nanos(Installation in, Operation operation) {
    in.touch();
    long start = System.nanoTime();
    operation.rows();
    return System.nanoTime() - start;
  }

  private static double medianMs(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2] / NANOS_PER_MS;
  }

  /**
   * Writes and prints what was found.
   *
   * @param rowMs what one row of an answer costs
   */
  void report(String title, double rowMs, Path file) {
    StringBuilder text = new StringBuilder("# " + title + "\n\n");
    text.append("| operation | rows | ms at ").append(small.size);
    text.append(" | rows | ms at ").append(large.size);
    text.append(" | ratio | for equal rows |\n|---|--:|--:|--:|--:|--:|--:|\n");
    rows.forEach(row -> text.append(line(row, rowMs)));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(text);
  }

  /** The median time of an operation in the small installation. */
  double smallMs(String operation) {
    return rows.stream()
        .filter(row -> row.operation().equals(operation))
        .findFirst()
        .orElseThrow()
        .smallMs();
  }

  private static String line(Row row, double rowMs) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f | %d | %.2f | %.2f | %.2f |%n",
        row.operation(),
        row.rowsSmall(),
        row.smallMs(),
        row.rowsLarge(),
        row.largeMs(),
        row.ratio(),
        row.ratioForEqualRows(rowMs));
  }
}
