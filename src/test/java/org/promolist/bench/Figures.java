package org.promolist.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, beside the floor it is held against and the goal. */
final class Figures {

  private final List<String> lines = new ArrayList<>();

  /** A duration against that of the floor, both in seconds: 1 is as quick as the floor. */
  void share(String figure, long codes, double floor, double product, String goal) {
    add(
        figure,
        String.format(Locale.ROOT, "%.2f s, %.0f k/s", floor, codes / floor / 1_000),
        String.format(Locale.ROOT, "%.2f s, %.0f k/s", product, codes / product / 1_000),
        String.format(Locale.ROOT, "%.0f %%", 100 * floor / product),
        goal);
  }

  /** A duration against another, both in seconds: 1 is as quick as that. */
  void times(String figure, double floor, double product, String goal) {
    add(
        figure,
        String.format(Locale.ROOT, "%.2f ms", 1_000 * floor),
        String.format(Locale.ROOT, "%.2f ms", 1_000 * product),
        String.format(Locale.ROOT, "%.2f ×", product / floor),
        goal);
  }

  /** A rate against that of the floor, both a second: 1 is as quick as the floor. */
  void rates(String figure, double floor, double product, String goal) {
    add(
        figure,
        String.format(Locale.ROOT, "%.0f /s", floor),
        String.format(Locale.ROOT, "%.0f /s", product),
        String.format(Locale.ROOT, "%.0f %%", 100 * product / floor),
        goal);
  }

  void alone(String figure, String value, String goal) {
    add(figure, "", value, "", goal);
  }

  private void add(String figure, String floor, String product, String ratio, String goal) {
    String line = "| " + String.join(" | ", figure, floor, product, ratio, goal) + " |";
    System.out.println(line);
    lines.add(line);
  }

  void write(String title, Path file) throws IOException {
    String text =
        "# "
            + title
            + "\n\n| figure | floor | product | ratio | at least, aim |\n|---|--:|--:|--:|--:|\n"
            + String.join("\n", lines)
            + "\n";
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    System.out.println(text);
  }
}
