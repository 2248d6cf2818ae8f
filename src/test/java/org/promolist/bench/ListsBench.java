package org.promolist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.data.provider.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.promolist.TestDatabase;
import org.promolist.list.ListDetails;
import org.promolist.list.ListFilter;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.KeysetItems;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listing lists costs the same with a hundred of them as with a hundred thousand: at the door, as
 * the grid asks, and over HTTP. Times are reported and never asserted; that every answer is right
 * is.
 */
@Tag("bench")
class ListsBench {

  private static final int SMALL = 100;
  private static final int LARGE = 100_000;
  private static final int PAGE = 50;

  /** So deep that a full page is left of those that are not archived. */
  private static final int SMALL_DEPTH = 10;

  /** As in the portal: it counts no further. */
  private static final int COUNTED = 1_001;

  private static final ListSort USUAL = ListSort.LATEST_CHANGE_FIRST;
  private static final JsonMapper JSON = new JsonMapper();

  private static Installation small;
  private static Installation large;
  private static Comparison comparison;

  @BeforeAll
  static void install() throws Exception {
    small = new Installation(SMALL);
    large = new Installation(LARGE);
    comparison = new Comparison(small, large);
    SharedSecurityContext.install(small, large);
    SecurityContextHolder.setContext(
        new SecurityContextImpl(new TestingAuthenticationToken("bench", "", "lists:read")));
  }

  @AfterAll
  static void uninstall() {
    SecurityContextHolder.clearContext();
    small.close();
    large.close();
  }

  /** One method: the report is of one run, from first to last. */
  @Test
  void listingStaysFlat() {
    warmUp();
    firstPages();
    scrolling();
    filters().forEach(this::filtered);
    adverseOrders();
    counts();
    tags();
    overHttp();
    double rowMs =
        (comparison.smallMs("first page, usual order") - comparison.smallMs("a page of one"))
            / (PAGE - 1);
    String database = TestDatabase.product().name().toLowerCase(Locale.ROOT);
    comparison.report(
        "Listing lists on " + database,
        rowMs,
        Path.of("target", "bench", "lists-" + database + ".md"));
  }

  /** So that what is timed first is not timed while it is being compiled. */
  private static void warmUp() {
    for (int i = 0; i < 200; i++) {
      for (Installation in : List.of(small, large)) {
        in.lists.page(ListFilter.NONE, USUAL, null, PAGE);
        in.get("/lists?limit=" + (1 + i % PAGE));
      }
    }
  }

  private static void firstPages() {
    timePage("first page, usual order", ListFilter.NONE, USUAL);
    comparison.time(
        "a page of one", in -> () -> in.lists.page(ListFilter.NONE, USUAL, null, 1).items().size());
    sorts().forEach(sort -> timePage("first page, sort=" + sort, ListFilter.NONE, sort));
  }

  private static Stream<ListSort> sorts() {
    return Arrays.stream(ListSort.By.values())
        .flatMap(by -> Stream.of(new ListSort(by, false), new ListSort(by, true)));
  }

  /** In the small installation at {@link #SMALL_DEPTH}, so that both answer full pages. */
  private static void scrolling() {
    for (ListSort sort : List.of(USUAL, new ListSort(ListSort.By.NAME, false))) {
      for (int depth : List.of(PAGE, 5_000, 50_000)) {
        comparison.time(
            "scroll step at %,d, sort=%s".formatted(depth, sort),
            in -> {
              int position = in.size == SMALL ? SMALL_DEPTH : depth;
              KeysetItems<ListDetails, UUID> items = items(in, sort);
              List<UUID> expected = in.made.page(ListFilter.NONE, sort, position, PAGE);
              assertThat(fetch(items, position)).isEqualTo(expected);
              return () -> fetch(items, position).size();
            });
      }
    }
    comparison.time(
        "jump to the end of the grid's first estimate",
        in -> () -> fetch(items(in, USUAL), in.size == SMALL ? SMALL_DEPTH : 1_000 - PAGE).size());
  }

  private static KeysetItems<ListDetails, UUID> items(Installation in, ListSort sort) {
    return new KeysetItems<>(
        (cursor, limit) -> in.lists.page(ListFilter.NONE, sort, cursor, limit), ListDetails::id);
  }

  private static List<UUID> fetch(KeysetItems<ListDetails, UUID> items, int position) {
    return items
        .fetch(new Query<>(position, PAGE, List.of(), null, null))
        .map(ListDetails::id)
        .toList();
  }

  private static Map<String, ListFilter> filters() {
    Map<String, ListFilter> filters = new LinkedHashMap<>();
    for (ListStatus status : ListStatus.values()) {
      filters.put("status " + status, statuses(status));
    }
    filters.put("every status", statuses(ListStatus.values()));
    filters.put("a common type", types(ListType.SINGLE_USE));
    filters.put("the rarest type", types(ListType.THIRD_PARTY));
    filters.put("a common tag", tagged("care"));
    filters.put("a rare tag", tagged("moonshot"));
    filters.put("q: a rare word", text("zeppelin"));
    filters.put("q: one list's code word", text("word11"));
    filters.put("q: an uncommon word", text("umbrella"));
    filters.put("q: a common word", text("newsletter"));
    filters.put("q: a prefix of one letter", text("s"));
    filters.put("q: two common words", text("berlin newsletter"));
    filters.put("q: words that seldom meet", text("umbrella jena raffle"));
    filters.put("q: words that never meet", text("umbrella zeppelin"));
    filters.put("q: no hit", text("xylophone"));
    filters.put("q: a year long ago", text(Year.now(ZoneOffset.UTC).minusYears(7).toString()));
    filters.put(
        "active, a common type, a common tag",
        new ListFilter(
            "", Set.of(ListStatus.ACTIVE), Set.of(ListType.SINGLE_USE), List.of("care")));
    filters.put(
        "active, the rarest type, a common word",
        new ListFilter(
            "newsletter", Set.of(ListStatus.ACTIVE), Set.of(ListType.THIRD_PARTY), List.of()));
    filters.put(
        "paused, the rarest type, an uncommon word: no hit",
        new ListFilter(
            "umbrella", Set.of(ListStatus.PAUSED), Set.of(ListType.THIRD_PARTY), List.of()));
    return filters;
  }

  private void filtered(String name, ListFilter filter) {
    timePage(name, filter, USUAL);
  }

  /** Where what passes stands at the far end of the order, or is spread thinly over it. */
  private static void adverseOrders() {
    timePage("active, sort=endsAt", statuses(ListStatus.ACTIVE), sort("endsAt"));
    timePage("active, sort=createdAt", statuses(ListStatus.ACTIVE), sort("createdAt"));
    timePage("completed, sort=-endsAt", statuses(ListStatus.COMPLETED), sort("-endsAt"));
    timePage("completed, sort=-createdAt", statuses(ListStatus.COMPLETED), sort("-createdAt"));
    timePage("pending, sort=startsAt", statuses(ListStatus.PENDING), sort("startsAt"));
    timePage("q: an uncommon word, sort=name", text("umbrella"), sort("name"));
  }

  private static void timePage(String name, ListFilter filter, ListSort sort) {
    comparison.time(
        name,
        in -> {
          assertThat(in.lists.page(filter, sort, null, PAGE).items())
              .as("%s, of %d", name, in.size)
              .extracting(ListDetails::id)
              .isEqualTo(in.made.page(filter, sort, 0, PAGE));
          return () -> in.lists.page(filter, sort, null, PAGE).items().size();
        });
  }

  private static void counts() {
    Map<String, ListFilter> counted = new LinkedHashMap<>();
    counted.put("everything", ListFilter.NONE);
    filters().forEach(counted::put);
    counted.forEach((name, filter) ->
        comparison.time(
            "count: " + name,
            in -> {
              assertThat(in.lists.countUpTo(filter, COUNTED))
                  .as("%s, of %d", name, in.size)
                  .isEqualTo(Math.min(in.made.count(filter), COUNTED));
              return () -> {
                in.lists.countUpTo(filter, COUNTED);
                return 0;
              };
            }));
  }

  private static void tags() {
    comparison.time("tags in use", in -> () -> in.lists.tags("", PAGE).size());
    comparison.time("tags in use, by a prefix", in -> () -> in.lists.tags("p", PAGE).size());
  }

  private static void overHttp() {
    comparison.time(
        "HTTP: one list",
        in -> {
          String path = "/lists/" + in.made.one();
          assertThat(json(in.get(path)).get("version").asInt()).isEqualTo(1);
          return () -> in.get(path).isEmpty() ? 0 : 1;
        });
    sorts().forEach(sort -> timeHttp("sort=" + sort, "sort=" + sort, ListFilter.NONE, sort));
    timeDeepCursor();
    timeHttp("active", "status=ACTIVE", statuses(ListStatus.ACTIVE), ListSort.NEWEST_FIRST);
    timeHttp("paused", "status=PAUSED", statuses(ListStatus.PAUSED), ListSort.NEWEST_FIRST);
    timeHttp(
        "the rarest type", "type=THIRD_PARTY", types(ListType.THIRD_PARTY), ListSort.NEWEST_FIRST);
    timeHttp("a common tag", "tag=care", tagged("care"), ListSort.NEWEST_FIRST);
    timeHttp("a rare tag", "tag=moonshot", tagged("moonshot"), ListSort.NEWEST_FIRST);
    for (String q : List.of("zeppelin", "newsletter", "berlin newsletter", "s", "xylophone")) {
      String query = "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
      timeHttp(query, query, text(q), ListSort.NEWEST_FIRST);
    }
  }

  private static void timeHttp(String name, String query, ListFilter filter, ListSort sort) {
    comparison.time(
        "HTTP: " + name,
        in -> {
          String path = "/lists?" + query;
          JsonNode items = json(in.get(path)).get("items");
          assertThat(items.valueStream().map(item -> UUID.fromString(item.get("id").asString())))
              .as("%s, of %d", name, in.size)
              .containsExactlyElementsOf(in.made.page(filter, sort, 0, PAGE));
          int rows = items.size();
          return () -> in.get(path).isEmpty() ? 0 : rows;
        });
  }

  private static void timeDeepCursor() {
    ListSort sort = ListSort.NEWEST_FIRST;
    comparison.time(
        "HTTP: next page at 50,000",
        in -> {
          int position = in.size == SMALL ? SMALL_DEPTH : 50_000;
          String path = "/lists?cursor=" + cursor(in.lists, sort, position);
          JsonNode items = json(in.get(path)).get("items");
          assertThat(items.get(0).get("id").asString())
              .isEqualTo(in.made.page(ListFilter.NONE, sort, position, 1).getFirst().toString());
          int rows = items.size();
          return () -> in.get(path).isEmpty() ? 0 : rows;
        });
  }

  /** Found by walking: there is no other way to one. */
  private static String cursor(PromoCodeLists lists, ListSort sort, int position) {
    String cursor = null;
    for (int walked = 0; walked < position; walked += Math.min(500, position - walked)) {
      Slice<ListDetails> page =
          lists.page(ListFilter.NONE, sort, cursor, Math.min(500, position - walked));
      cursor = page.nextCursor();
    }
    return cursor;
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  private static ListSort sort(String text) {
    return ListSort.parse(text).orElseThrow();
  }

  private static ListFilter statuses(ListStatus... statuses) {
    return new ListFilter("", Set.of(statuses), Set.of(), List.of());
  }

  private static ListFilter types(ListType... types) {
    return new ListFilter("", Set.of(), Set.of(types), List.of());
  }

  private static ListFilter tagged(String tag) {
    return new ListFilter("", Set.of(), Set.of(), List.of(tag));
  }

  private static ListFilter text(String text) {
    return new ListFilter(text, Set.of(), Set.of(), List.of());
  }
}
