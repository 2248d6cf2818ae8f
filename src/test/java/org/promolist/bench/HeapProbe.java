package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.promolist.code.BatchDetails;
import org.promolist.code.ImportFile;
import org.promolist.list.ListType;

/**
 * The product in a JVM of its own, as large as it is allowed: generates, exports and imports, and
 * tells the most that was in use after a garbage collection.
 */
final class HeapProbe {

  private static final double MEBIBYTE = 1 << 20;
  private static final String TOLD = "probe: ";

  private final AtomicLong peak = new AtomicLong();
  private final Path file;

  private HeapProbe(Path file) {
    this.file = file;
  }

  /** What each step needed at most. Fails where one of them did not come to its end. */
  static Map<String, String> run(String heap, int codes) throws Exception {
    String name = "heap_" + heap;
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Path log = folder.resolve(name + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HeapProbe.class.getName(),
                Integer.toString(codes),
                folder.resolve(name + ".csv").toString()));
    RunningProduct.emptyDatabase(name)
        .forEach((setting, value) -> command.add(setting + "=" + value));
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(log.toString()).isZero();
    Map<String, String> told = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .filter(line -> line.startsWith(TOLD))
          .map(line -> line.substring(TOLD.length()).split(" ", 2))
          .forEach(step -> told.put(step[0], step[1]));
    }
    return told;
  }

  /** The number of codes, a file to export to, and settings. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (String setting : List.of(args).subList(2, args.length)) {
      settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    HeapProbe probe = new HeapProbe(Path.of(args[1]));
    probe.watch();
    try (RunningProduct product = RunningProduct.start(settings)) {
      CodeJobs.signIn();
      probe.measure(new CodeJobs(product), Integer.parseInt(args[0]));
    }
  }

  private void watch() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) ->
                  collected(
                      GarbageCollectionNotificationInfo.from(
                          (CompositeData) notification.getUserData())),
              notification ->
                  notification
                      .getType()
                      .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
              null);
    }
  }

  private void collected(GarbageCollectionNotificationInfo collection) {
    long used =
        collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> isHeap(pool.getKey()))
            .map(Map.Entry::getValue)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    peak.accumulateAndGet(used, Math::max);
  }

  private static boolean isHeap(String pool) {
    return pool.contains("Eden") || pool.contains("Survivor") || pool.matches(".*(Old|Tenured).*");
  }

  private void measure(CodeJobs work, int codes) throws IOException {
    UUID made = work.list(ListType.SINGLE_USE);
    step("generate", () -> work.generate(made, codes));
    step(
        "export",
        () -> {
          try (OutputStream out = Files.newOutputStream(file)) {
            assertThat(work.export(made, out).codes()).isEqualTo(codes);
          }
        });
    work.emptyTable();
    UUID bought = work.list(ListType.THIRD_PARTY);
    step(
        "import",
        () -> {
          try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ImportFile received = work.receive(in);
            BatchDetails batch = work.importFile(bought, received);
            assertThat(batch.figures().codes()).isEqualTo(codes);
          }
        });
    Files.delete(file);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void step(String name, Step step) throws IOException {
    peak.set(0);
    long start = System.nanoTime();
    step.run();
    System.out.printf(
        Locale.ROOT,
        "%s%s %.0f MiB after collection, %.0f s%n",
        TOLD,
        name,
        peak.get() / MEBIBYTE,
        (System.nanoTime() - start) / 1e9);
  }
}
