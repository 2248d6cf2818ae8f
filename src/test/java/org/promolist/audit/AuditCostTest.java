package org.promolist.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many rows a page costs, by what the database itself says that it read. */
@DatabaseTest
class AuditCostTest {

  private static final int SIZE = 30_000;
  private static final int LIMIT = 51;

  /** What a planner knows to be no more it may as well read whole. */
  private static final int FEW = 128;

  private static final ManyEntries many = new ManyEntries(SIZE, 60);
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  @Autowired AuditSearch search;
  @Autowired AuditEntries entries;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;

  @BeforeEach
  void years() throws SQLException {
    boolean there =
        jdbc.sql("select count(*) from audit_entry where actor_id = ?")
                .param(ManyEntries.LONG_GONE)
                .query(Integer.class)
                .single()
            > 0;
    if (!there) {
      many.fill(database);
    }
  }

  static Stream<AuditFilter> filters() {
    Instant middle = ManyEntries.FIRST.plus(Duration.ofMinutes(SIZE / 2));
    Instant later = middle.plus(Duration.ofDays(1));
    return Stream.of(
        filter(null, null, null, null, null),
        filter(null, null, null, middle, later),
        filter(ManyEntries.BUSY, null, null, null, null),
        filter(ManyEntries.SUCCESSOR, null, null, null, null),
        filter(ManyEntries.LONG_GONE, null, null, null, null),
        filter(ManyEntries.LONG_GONE, null, null, middle, later),
        filter(AuditFilter.SYSTEM, null, null, null, null),
        filter(null, "DELETED", null, null, null),
        filter(null, "CHANGED", "LIST", middle, later),
        filter(null, null, "CUSTOMER", null, null),
        filter(ManyEntries.BUSY, "DELETED", null, null, null),
        filter(ManyEntries.BUSY, null, "CUSTOMER", null, middle),
        filter(ManyEntries.LONG_GONE, "CHANGED", "LIST", null, null),
        filter(AuditFilter.SYSTEM, "PAUSED", "LIST", middle, null),
        filter(UUID.randomUUID(), "CHANGED", null, null, null));
  }

  private static AuditFilter filter(
      @Nullable UUID who,
      @Nullable String action,
      @Nullable String type,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new AuditFilter(who, action, type, null, null, from, to);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void aPageReadsNoMoreThanItShowsOfEachKind(AuditFilter filter) {
    long kinds =
        filter.isOfSomeKinds() ? entries.kinds().stream().filter(filter::admits).count() : 1;
    for (String cursor :
        Stream.of("", Ids.before(many.last().minusSeconds(9_999)).toString()).toList()) {
      assertThat(rowsRead(filter, cursor.isEmpty() ? null : cursor))
          .as("%s from %s", filter, cursor)
          .isLessThanOrEqualTo(Math.max(FEW, kinds * (LIMIT + 2)));
    }
  }

  @Test
  void ofOneObjectOnlyItsOwnEntriesAreRead() {
    long own = count("object_id = ? and object_type = 'LIST'", ManyEntries.KNOWN_OBJECT);
    AuditFilter rarely =
        new AuditFilter(
            ManyEntries.LONG_GONE, "DELETED", "LIST", ManyEntries.KNOWN_OBJECT, null, null, null);
    assertThat(rowsRead(AuditFilter.of("LIST", ManyEntries.KNOWN_OBJECT), null))
        .isLessThanOrEqualTo(LIMIT + 2);
    assertThat(rowsRead(rarely, null)).isLessThanOrEqualTo(own + 2);

    long ofPart = count("part_id = ?", ManyEntries.PART);
    AuditFilter part = new AuditFilter(null, "PAUSED", null, null, ManyEntries.PART, null, null);
    assertThat(rowsRead(part, null)).isLessThanOrEqualTo(ofPart + 2);
  }

  /** The same as asking each row. */
  @ParameterizedTest
  @MethodSource("filters")
  void whatIsFoundIsWhatPassesTheFilter(AuditFilter filter) {
    List<UUID> expected =
        jdbc
            .sql("select * from audit_entry where at < :end order by id desc")
            .param("end", many.last().atOffset(java.time.ZoneOffset.UTC))
            .query(entries::entry)
            .list()
            .stream()
            .filter(entry -> passes(filter, entry))
            .limit(120)
            .map(AuditEntry::id)
            .toList();
    String cursor = Ids.before(many.last()).toString();
    var first = search.page(filter, cursor, 60);
    Stream<AuditEntry> second =
        first.nextCursor() == null
            ? Stream.of()
            : search.page(filter, first.nextCursor(), 60).items().stream();
    assertThat(Stream.concat(first.items().stream(), second).map(AuditEntry::id))
        .containsExactlyElementsOf(expected);
  }

  private static boolean passes(AuditFilter filter, AuditEntry entry) {
    UUID who = entry.actor().id() == null ? AuditFilter.SYSTEM : entry.actor().id();
    return (filter.who() == null || filter.who().equals(who))
        && (filter.action() == null || filter.action().equals(entry.action()))
        && (filter.objectType() == null || filter.objectType().equals(entry.objectType()))
        && (filter.from() == null || !entry.at().isBefore(filter.from()))
        && (filter.to() == null || entry.at().isBefore(filter.to()));
  }

  private long count(String where, UUID id) {
    return jdbc.sql("select count(*) from audit_entry where " + where)
        .param(id)
        .query(Long.class)
        .single();
  }

  private long rowsRead(AuditFilter filter, @Nullable String cursor) {
    AuditQuery query = entries.query(filter, cursor == null ? null : UUID.fromString(cursor));
    boolean postgres = TestDatabase.product() == TestDatabase.Product.POSTGRES;
    String plan =
        jdbc.sql((postgres ? "explain (analyze, format json) " : "explain analyze ") + query.sql())
            .params(query.params())
            .param("limit", LIMIT)
            .query(String.class)
            .single();
    return postgres
        ? read(new JsonMapper().readTree(plan).get(0).get("Plan"))
        : SCANNED.matcher(plan).results().mapToLong(m -> Long.parseLong(m.group(1))).sum();
  }

  /** What its scans touched, passed on or not. */
  private static long read(JsonNode node) {
    long own = 0;
    if (node.has("Relation Name")) {
      double rows =
          node.get("Actual Rows").asDouble()
              + node.path("Rows Removed by Filter").asDouble()
              + node.path("Rows Removed by Index Recheck").asDouble();
      own = Math.round(rows * node.get("Actual Loops").asDouble());
    }
    return own + node.path("Plans").valueStream().mapToLong(AuditCostTest::read).sum();
  }
}
