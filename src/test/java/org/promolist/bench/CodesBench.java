package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.promolist.code.BatchDetails;
import org.promolist.code.ImportFile;
import org.promolist.list.ListType;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Codes by the million: generated, imported, exported, walked through, each held against the least
 * that its database takes for it. Times are reported and never asserted; that every number is exact
 * is.
 */
@Tag("bench")
class CodesBench {

  private static final int CODES = Integer.getInteger("bench.codes", 1_000_000);
  private static final int BATCHES = 10;
  private static final int MANY = BATCHES * CODES;

  /** Of a batch that the product did not make. */
  private static final int NOT_OURS = 1_000_000_000;

  private static final Turns TURNS = new Turns(1, Integer.getInteger("bench.rounds", 3));

  /** An odd number. */
  private static final Turns LARGE_TURNS =
      new Turns(0, Integer.getInteger("bench.large-rounds", 3));

  private static final Figures figures = new Figures();
  private static RunningProduct product;
  private static CodeJobs work;
  private static Floor floor;
  private static long seed;

  @BeforeAll
  static void start() throws Exception {
    product = RunningProduct.start(RunningProduct.emptyDatabase("codes"));
    work = new CodeJobs(product);
    floor = Floor.of(product.part(DataSource.class));
    CodeJobs.signIn();
  }

  @AfterAll
  static void report() throws Exception {
    SecurityContextHolder.clearContext();
    product.close();
    String database = TestDatabase.product().name().toLowerCase(Locale.ROOT);
    figures.write("Codes on " + database, Path.of("target", "bench", "codes-" + database + ".md"));
  }

  @Test
  void generating() throws Exception {
    double[] seconds = TURNS.medians(CodesBench::load, CodesBench::generate);
    figures.share("generate", CODES, seconds[0], seconds[1], "50 %, 80 %");
  }

  /** Sorted codes that are there already, into the empty table. */
  private static Runnable load() {
    work.emptyTable();
    return floor.load(NOT_OURS, SampleCodes.sorted(CODES, ++seed));
  }

  private static Runnable generate() {
    work.emptyTable();
    UUID list = work.list(ListType.SINGLE_USE);
    return () -> work.generate(list, CODES);
  }

  @Test
  void importing() throws Exception {
    double[] seconds =
        TURNS.medians(CodesBench::load, CodesBench::receive, CodesBench::importReceived);
    figures.share("import", CODES, seconds[0], seconds[1] + seconds[2], "40 %, 70 %");
    figures.share("import: receive the file", CODES, seconds[0], seconds[1], "");
    figures.share("import: take its codes in", CODES, seconds[0], seconds[2], "");
  }

  private static Runnable receive() {
    InputStream file = SampleCodes.file(SampleCodes.sorted(CODES, ++seed), seed);
    return () -> work.receive(file);
  }

  private static Runnable importReceived() {
    work.emptyTable();
    UUID list = work.list(ListType.THIRD_PARTY);
    ImportFile file = work.receive(SampleCodes.file(SampleCodes.sorted(CODES, ++seed), seed));
    return () -> assertThat(work.importFile(list, file).figures().codes()).isEqualTo(CODES);
  }

  @Test
  void exporting() throws Exception {
    work.emptyTable();
    UUID list = work.list(ListType.SINGLE_USE);
    BatchDetails batch = work.generate(list, CODES);
    double[] seconds =
        TURNS.medians(
            () -> floor.read(work.no(batch), batch.id()),
            () -> () -> work.export(list, OutputStream.nullOutputStream()),
            () ->
                () ->
                    product.get("/lists/" + list + "/codes.csv", OutputStream.nullOutputStream()));
    figures.share("export over HTTP", CODES, seconds[0], seconds[2], "40 %, 70 %");
    figures.share("export at the door", CODES, seconds[0], seconds[1], "");
  }

  /** A batch into each of two tables in turns, so that what slows one meets the other as well. */
  @Test
  void manyBatches() throws Exception {
    work.emptyTable();
    UUID list = work.list(ListType.SINGLE_USE);
    work.generate(list, CODES); // to warm up
    work.emptyTable();
    Floor beside = floor.beside();
    double[] least = new double[BATCHES];
    double[] ours = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      Runnable load = beside.load(NOT_OURS + i, SampleCodes.sorted(CODES, ++seed));
      if (i % 2 == 0) {
        least[i] = Turns.seconds(load);
      }
      ours[i] = Turns.seconds(() -> work.generate(list, CODES));
      if (i % 2 == 1) {
        least[i] = Turns.seconds(load);
      }
      figures.share("batch " + (i + 1) + " of " + BATCHES, CODES, least[i], ours[i], "");
    }
    figures.share("tenth batch ÷ first batch", CODES, ours[0], ours[BATCHES - 1], "85 %, 90 %");
    figures.share("the same of the floor", CODES, least[0], least[BATCHES - 1], "");
    figures.share(
        "all ten batches", MANY, Arrays.stream(least).sum(), Arrays.stream(ours).sum(), "");
  }

  /** The product has the last turn: what it made is read afterwards. */
  @Test
  void oneLargeBatch() throws Exception {
    List<LargeBatch> made = new ArrayList<>();
    double[] seconds =
        LARGE_TURNS.medians(
            () -> {
              work.emptyTable();
              return floor.load(NOT_OURS, SampleCodes.sorted(MANY, ++seed));
            },
            () -> {
              work.emptyTable();
              return () -> made.add(LargeBatch.generate(work, MANY));
            });
    figures.share("a tenfold batch", MANY, seconds[0], seconds[1], "");
    double first = median(made, 0, CODES);
    double last = median(made, MANY - CODES, MANY);
    figures.share("last ÷ first tenth of one batch", CODES, first, last, "85 %, 90 %");
    new CodeReads(work, made.getLast().list(), made.getLast().batch(), figures).measure();
  }

  private static double median(List<LargeBatch> made, long from, long to) {
    return Turns.median(made.stream().mapToDouble(batch -> batch.seconds(from, to)).toArray());
  }

  /** In a JVM of its own, which ends where the memory does not do. */
  @Test
  void memory() throws Exception {
    HeapProbe.run("512m", MANY)
        .forEach((step, peak) -> figures.alone(step + " " + MANY + ", -Xmx512m", peak, ""));
    try {
      HeapProbe.run("256m", MANY)
          .forEach((step, peak) -> figures.alone(step + " " + MANY + ", -Xmx256m", peak, ""));
    } catch (AssertionError ranOut) {
      figures.alone("all of them, -Xmx256m", "does not do", ""); // what we aim for, no more
    }
  }
}
