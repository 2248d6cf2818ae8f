package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.promolist.audit.AuditFilter;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.ManyEntries;
import org.promolist.shared.Ids;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A page of the audit trail costs the same with ten million entries as with ten thousand, whatever
 * the filter. Times are reported and never asserted; that each finds something is.
 */
@Tag("bench")
class AuditBench {

  private static final int LARGE = Integer.getInteger("bench.entries", 10_000_000);
  private static final int SMALL = Math.min(10_000, LARGE / 10);
  private static final int PAGE = 50;
  private static final long YEARS = Duration.ofDays(2 * 365).toSeconds();

  private final Figures figures = new Figures();

  @Test
  void aPageStaysFlat() throws Exception {
    Map<String, Object> settings = new HashMap<>(RunningProduct.emptyDatabase("audit"));
    settings.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", true);
    String database = TestDatabase.product().name().toLowerCase(Locale.ROOT);
    try (RunningProduct product = RunningProduct.start(settings)) {
      SecurityContextHolder.setContextHolderStrategy(
          product.part(SecurityContextHolderStrategy.class));
      SecurityContextHolder.getContext()
          .setAuthentication(new TestingAuthenticationToken("bench", "", "ROLE_ADMIN"));
      Map<String, Double> few = measured(product, SMALL);
      Map<String, Double> many = measured(product, LARGE - SMALL);
      AuditTrail trail = product.part(AuditTrail.class);
      filters()
          .forEach((name, filter) ->
              assertThat(trail.search(filter, null, PAGE).items()).as(name).isNotEmpty());
      many.forEach((name, seconds) -> figures.times(name, few.get(name), seconds, "2 ×"));
      figures.alone("an entry is added", ms(recording(product)), "");
      figures.alone("export of " + LARGE, seconds(exporting(product)), "");
    } finally {
      SecurityContextHolder.clearContext();
    }
    figures.write("Audit on " + database, Path.of("target", "bench", "audit-" + database + ".md"));
  }

  private static Map<String, Double> measured(RunningProduct product, int more) throws Exception {
    ManyEntries entries = new ManyEntries(more, Math.max(1, YEARS / more));
    entries.fill(product.part(DataSource.class));
    String middle = Ids.before(ManyEntries.FIRST.plusSeconds(YEARS / 2)).toString();
    Map<String, Double> found = new LinkedHashMap<>();
    for (var filter : filters().entrySet()) {
      found.put(filter.getKey(), page(product, filter.getValue(), null));
    }
    found.put("everything, in the middle", page(product, AuditFilter.ALL, middle));
    return found;
  }

  private static Map<String, AuditFilter> filters() {
    Instant from = ManyEntries.FIRST.plusSeconds(YEARS / 3);
    Instant to = ManyEntries.FIRST.plusSeconds(YEARS / 2);
    Map<String, AuditFilter> filters = new LinkedHashMap<>();
    filters.put("everything", AuditFilter.ALL);
    filters.put("of some months", filter(null, null, null, from, to));
    filters.put("by a program that does most", filter(ManyEntries.BUSY, null, null, null, null));
    filters.put("by somebody long gone", filter(ManyEntries.LONG_GONE, null, null, null, null));
    filters.put("by the system", filter(AuditFilter.SYSTEM, null, null, null, null));
    filters.put("a common action", filter(null, "CHANGED", null, null, null));
    filters.put("a rare action", filter(null, "DELETED", null, null, null));
    filters.put("on customers", filter(null, null, "CUSTOMER", null, null));
    filters.put(
        "a rare action by that program, of some months",
        filter(ManyEntries.BUSY, "DELETED", null, from, null));
    filters.put(
        "on lists, by somebody long gone", filter(ManyEntries.LONG_GONE, null, "LIST", null, to));
    filters.put("of an object", AuditFilter.of("LIST", ManyEntries.SOME_OBJECT));
    filters.put(
        "of an object that a tenth is about", AuditFilter.of("LIST", ManyEntries.KNOWN_OBJECT));
    return filters;
  }

  private static AuditFilter filter(
      @Nullable UUID who,
      @Nullable String action,
      @Nullable String type,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new AuditFilter(who, action, type, null, null, from, to);
  }

  private static double page(RunningProduct product, AuditFilter filter, @Nullable String cursor)
      throws Exception {
    AuditTrail trail = product.part(AuditTrail.class);
    return new Turns(20, 31)
        .medians(() -> {
          add(product); // or H2 would give the answer it gave before
          return () -> trail.search(filter, cursor, PAGE);
        })[0];
  }

  private static double recording(RunningProduct product) throws Exception {
    return new Turns(20, 101).medians(() -> () -> add(product))[0];
  }

  private static void add(RunningProduct product) {
    AuditTrail trail = product.part(AuditTrail.class);
    product
        .part(TransactionOperations.class)
        .executeWithoutResult(
            status -> trail.record("CHANGED", "LIST", ManyEntries.SOME_OBJECT, List.of()));
  }

  private static double exporting(RunningProduct product) throws Exception {
    AuditTrail trail = product.part(AuditTrail.class);
    long start = System.nanoTime();
    trail.export(AuditFilter.ALL, OutputStream.nullOutputStream());
    return (System.nanoTime() - start) / 1e9;
  }

  private static String ms(double seconds) {
    return String.format(Locale.ROOT, "%.2f ms", 1_000 * seconds);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
