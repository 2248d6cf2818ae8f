package org.promolist.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.promolist.bench.ClaimLoad.Source;
import org.promolist.claim.ProgramPolicies;
import org.promolist.code.BatchDetails;
import org.promolist.guard.LimiterPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Claims over HTTP with everything on (token, idempotency key, all rules, a limiter), against the
 * least that the database takes for one, in turns. Rates are reported and never asserted; that
 * every claim is answered with success is.
 */
@Tag("bench")
class ClaimsBench {

  private static final int CODES = Integer.getInteger("bench.codes", 1_000_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 6);

  /** Seconds: until then the virtual machine has not compiled the way of a claim. */
  private static final int WARM_UP = Integer.getInteger("bench.warm-up", 60);

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int LISTS = 100;
  private static final int[] CONNECTIONS =
      Arrays.stream(System.getProperty("bench.connections", "8,32,64").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();

  private static final Figures figures = new Figures();
  private static final Random random = new Random(1);
  private static RunningProduct product;
  private static CodeJobs work;
  private static ClaimFloor floor;
  private static ClaimFloor scattered;
  private static ClaimLoad load;

  @BeforeAll
  static void start() throws Exception {
    Map<String, Object> settings = new HashMap<>(RunningProduct.emptyDatabase("claims"));
    settings.put("promolist.api.requests-per-second", 0);
    product = RunningProduct.start(settings);
    work = new CodeJobs(product);
    floor = new ClaimFloor(product.part(DataSource.class), ClaimFloor.Order.SORTED);
    scattered = new ClaimFloor(product.part(DataSource.class), ClaimFloor.Order.SCATTERED);
    load = product.claims();
    CodeJobs.signIn();
    product.part(ProgramPolicies.class).setLimiters(new LimiterPolicy(null, null, 1_000_000));
  }

  @AfterAll
  static void report() throws Exception {
    SecurityContextHolder.clearContext();
    load.close();
    product.close();
    String database = TestDatabase.product().name().toLowerCase(Locale.ROOT);
    figures.write(
        "Claims on " + database, Path.of("target", "bench", "claims-" + database + ".md"));
  }

  /** A way to claim, and what came of it. */
  private static final class Way {
    private final String name;
    private final Source source;
    private final List<ClaimLoad.Result> results = new ArrayList<>();

    Way(String name, Source source) {
      this.name = name;
      this.source = source;
    }

    double perSecond() {
      return median(results.stream().mapToDouble(ClaimLoad.Result::perSecond).toArray());
    }

    String latency() {
      return String.format(
          Locale.ROOT,
          "p50 %.1f ms, p99 %.1f ms",
          1_000 * median(results.stream().mapToDouble(ClaimLoad.Result::p50).toArray()),
          1_000 * median(results.stream().mapToDouble(ClaimLoad.Result::p99).toArray()));
    }
  }

  @Test
  void claiming() throws Exception {
    List<String> ofOne = generated(1, CODES);
    List<String> ofMany = generated(LISTS, CODES);
    String word = word();
    Source oneList = load.codes(ofOne);
    Source manyLists = load.codes(ofMany);
    Source aWord = load.word(word);
    load.run(32, WARM_UP, oneList);
    load.run(32, WARM_UP / 2, aWord); // other ways through the program
    load.run(4, WARM_UP / 2, oneList);
    load.run(4, WARM_UP / 2, aWord);
    for (int connections : CONNECTIONS) {
      List<Way> ways =
          List.of(
              new Way("one list", oneList),
              new Way("100 lists", manyLists),
              new Way("a word with a cap", aWord));
      double[] least = new double[ROUNDS];
      double[] leastScattered = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        least[round] = floor.perSecond(connections, SECONDS);
        leastScattered[round] = scattered.perSecond(connections, SECONDS);
        for (Way way : round % 2 == 0 ? ways : ways.reversed()) {
          way.results.add(load.run(connections, SECONDS, way.source));
        }
      }
      tell(connections, median(least), median(leastScattered), ways);
    }
  }

  private static void tell(int connections, double least, double leastScattered, List<Way> ways) {
    String by = ", " + connections + " connections";
    Way oneList = ways.get(0);
    for (Way way : ways) {
      figures.rates(way.name + " ÷ floor" + by, least, way.perSecond(), "30 %, 45 %");
      figures.alone(way.name + by, way.latency(), "");
    }
    figures.rates(
        "one list ÷ floor of scattered codes" + by, leastScattered, oneList.perSecond(), "");
    figures.rates(
        "one list ÷ 100 lists" + by, ways.get(1).perSecond(), oneList.perSecond(), "70 %, 90 %");
    figures.rates(
        "word with a cap ÷ one list" + by,
        oneList.perSecond(),
        ways.get(2).perSecond(),
        "35 %, 60 %");
  }

  /** Latency must not grow with the number of codes. */
  @Test
  void growing() throws Exception {
    Source codes = load.codes(generated(1, CODES / 2));
    load.run(8, WARM_UP, codes);
    ClaimLoad.Result few = load.run(8, SECONDS, codes);
    Floor loader = Floor.of(product.part(DataSource.class));
    for (int i = 0; i < 9; i++) {
      loader.load(1_000_000_000 + i, SampleCodes.sorted(CODES, 1_000 + i)).run();
    }
    load.run(8, SECONDS, codes);
    ClaimLoad.Result many = load.run(8, SECONDS, codes);
    figures.times("p50 of a claim, ten times the codes ÷ few", few.p50(), many.p50(), "1 ×");
    figures.times("p99 of a claim, ten times the codes ÷ few", few.p99(), many.p99(), "1 ×");
  }

  /** Active codes of so many lists, in no order. */
  private static List<String> generated(int lists, int quantity) {
    JdbcClient jdbc = product.part(JdbcClient.class);
    List<String> codes = new ArrayList<>(quantity);
    for (int i = 0; i < lists; i++) {
      UUID list = work.openList();
      BatchDetails batch = work.generate(list, quantity / lists);
      codes.addAll(
          jdbc.sql("select code from code where batch_no = ?")
              .param(work.no(batch))
              .query(String.class)
              .list());
    }
    Collections.shuffle(codes, random);
    return codes;
  }

  private static String word() {
    String word = "BENCH" + random.nextInt(1_000_000);
    work.openWord(word, 1_000_000_000);
    return word;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
