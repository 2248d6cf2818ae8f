package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@DatabaseTest
@WithMockUser(authorities = {"lists:read", "lists:write"})
class ListSearchTest {

  @Autowired PromoCodeLists lists;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void noLists() {
    TestDatabase.removeLists(jdbc);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "-name",
        "points",
        "-points",
        "startsAt",
        "-endsAt",
        "createdAt",
        "-updatedAt"
      })
  void aWalkByCursorMeetsEveryListOnceAndInOrder(String sortText) {
    ListSort sort = ListSort.parse(sortText).orElseThrow();
    Random random = new Random(7);
    for (int i = 0; i < 23; i++) {
      ListDetails list =
          lists.create(
              Drafts.singleUse("List " + (char) ('a' + random.nextInt(20)) + i)
                  .points(1 + random.nextInt(3)) // many ties
                  .validity(
                      "2026-0" + (1 + random.nextInt(3)) + "-01T00:00",
                      random.nextBoolean() ? null : "2027-01-01T00:00",
                      "UTC")
                  .draft());
      if (i % 5 == 0) {
        lists.archive(list.id(), null);
      }
    }
    ListFilter everything = statuses(ListStatus.values());

    List<ListDetails> walked = walk(everything, sort, 4);

    assertThat(walked).hasSize(23).doesNotHaveDuplicates();
    assertThat(walked).isSortedAccordingTo(comparator(sort));
  }

  private static Comparator<ListDetails> comparator(ListSort sort) {
    Comparator<ListDetails> comparator =
        switch (sort.by()) {
          case NAME -> Comparator.comparing(list -> Folding.ignoreAccents(list.name()));
          case POINTS -> Comparator.comparingInt(ListDetails::points);
          case STARTS_AT -> Comparator.comparing(list -> list.validity().startsAtInstant());
          case ENDS_AT -> Comparator.comparing(list -> list.validity().endsBefore());
          case CREATED_AT -> Comparator.comparing(ListDetails::createdAt);
          case UPDATED_AT -> Comparator.comparing(ListDetails::updatedAt);
        };
    return sort.descending() ? comparator.reversed() : comparator;
  }

  @Test
  void aWalkGoesOnUndisturbedWhileListsAreAdded() {
    for (int i = 0; i < 6; i++) {
      lists.create(Drafts.singleUse("Old " + i).draft());
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      var slice = lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, cursor, 2);
      slice.items().forEach(list -> seen.add(list.name()));
      lists.create(Drafts.singleUse("New " + seen.size()).draft());
      cursor = slice.nextCursor();
    } while (cursor != null);
    assertThat(seen).containsExactly("Old 5", "Old 4", "Old 3", "Old 2", "Old 1", "Old 0");
  }

  @Test
  void aFilterByStatusFindsExactlyTheListsThatShowIt() {
    List<ListDetails> all = new ArrayList<>();
    for (String validity : List.of("2020|2021", "2020|", "2090|2091", "2090|")) {
      String[] years = validity.split("\\|", -1);
      for (int variant = 0; variant < 8; variant++) {
        boolean paused = (variant & 1) > 0;
        boolean archived = (variant & 2) > 0;
        boolean capReached = (variant & 4) > 0;
        ListDetails list =
            lists.create(
                Drafts.singleUse(validity + variant)
                    .limits(10, null)
                    .validity(
                        years[0] + "-01-01T00:00",
                        years[1].isEmpty() ? null : years[1] + "-01-01T00:00",
                        "UTC")
                    .draft());
        if (paused) {
          lists.pause(list.id(), null);
        }
        if (archived) {
          lists.archive(list.id(), null);
        }
        jdbc.sql("update list_counts set claimed = :n where list_id = :id")
            .param("n", capReached ? 10 : 9)
            .param("id", list.id())
            .update();
        all.add(lists.get(list.id()));
      }
    }
    assertThat(all).extracting(ListDetails::status).contains(ListStatus.values());
    for (Set<ListStatus> wanted : someOf(ListStatus.values())) {
      ListFilter filter = new ListFilter("", wanted, Set.of(), List.of());
      List<UUID> expected =
          all.stream().filter(l -> wanted.contains(l.status())).map(ListDetails::id).toList();
      assertThat(walk(filter, ListSort.NEWEST_FIRST, 7))
          .as("%s", wanted)
          .extracting(ListDetails::id)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(lists.countUpTo(filter, 1_000)).as("%s", wanted).isEqualTo(expected.size());
    }
  }

  /** Every set of these but the empty one. */
  private static List<Set<ListStatus>> someOf(ListStatus... statuses) {
    List<Set<ListStatus>> sets = new ArrayList<>();
    for (ListStatus status : statuses) {
      List<Set<ListStatus>> larger = sets.stream().<Set<ListStatus>>map(EnumSet::copyOf).toList();
      larger.forEach(set -> set.add(status));
      sets.addAll(larger);
      sets.add(EnumSet.of(status));
    }
    return sets;
  }

  @Test
  void archivedListsAreLeftOutUnlessAskedFor() {
    UUID id = lists.create(Drafts.singleUse("Old").draft()).id();
    lists.create(Drafts.singleUse("New").draft());
    lists.archive(id, null);
    assertThat(names(ListFilter.NONE)).containsExactly("New");
    assertThat(names(statuses(ListStatus.ARCHIVED))).containsExactly("Old");
  }

  @Test
  void aSearchFindsBeginningsOfWordsInNameDescriptionTagsAndCodes() {
    lists.create(
        Drafts.singleUse("Frühling für Stammgäste")
            .description("Handed out after a complaint")
            .tags("on-pack")
            .draft());
    lists.create(Drafts.multiUse("Newsletter", "SPRING26").description(null).draft());

    assertThat(names(text("fruhl"))).containsExactly("Frühling für Stammgäste");
    assertThat(names(text("FRÜHLING stamm"))).containsExactly("Frühling für Stammgäste");
    assertThat(names(text("compl"))).containsExactly("Frühling für Stammgäste");
    assertThat(names(text("on-pack"))).containsExactly("Frühling für Stammgäste");
    assertThat(names(text("spring26"))).containsExactly("Newsletter");
    assertThat(names(text("newsl complaint"))).isEmpty();
    assertThat(names(text("50% _ ' -- ;"))).isEmpty();
    assertThat(names(text(" - ")).size()).isEqualTo(2); // no word in it asks for nothing
  }

  @Test
  void aSearchFollowsAnEdit() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").description(null).draft());
    lists.change(
        list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.name("Summer").tags("beach")));
    assertThat(names(text("spring"))).isEmpty();
    assertThat(names(text("care"))).isEmpty();
    assertThat(names(text("summer beach"))).containsExactly("Summer");
  }

  @Test
  void tagsAndTypesFilterTogether() {
    lists.create(Drafts.singleUse("A").tags("Care", "gold").draft());
    lists.create(Drafts.singleUse("B").tags("gold").type(ListType.THIRD_PARTY).draft());
    lists.create(Drafts.singleUse("C").tags("other").draft());

    assertThat(names(new ListFilter("", Set.of(), Set.of(), List.of("CARE", "other"))))
        .containsExactlyInAnyOrder("A", "C");
    assertThat(names(new ListFilter("", Set.of(), Set.of(ListType.THIRD_PARTY), List.of("gold"))))
        .containsExactly("B");
    assertThat(lists.tags("", 10)).containsExactly("Care", "gold", "other");
    assertThat(lists.tags("g", 10)).containsExactly("gold");
    assertThat(lists.tags("", 2)).containsExactly("Care", "gold");
  }

  @ParameterizedTest
  @EnumSource(ListSort.By.class)
  void aFilterThatManyPassIsWalkedLikeOneThatFewPass(ListSort.By by) {
    // More than the bound up to which a search starts from what passes the filter.
    jdbc.sql(
            """
            insert into promo_code_list select id, 1, name, name, name, 'THIRD_PARTY', 5, null,
              localtimestamp(0), null, 'UTC', current_timestamp, timestamp with time zone '9999-12-31 23:59:59Z',
              null, null, false, false, false, current_timestamp, 'x', current_timestamp, 'x'
            from (select gen_random_uuid() as id, 'many ' || n as name from (%s) numbers) made
            """
                .formatted(numbers(600)))
        .update();
    jdbc.sql("insert into list_term select 'many', id from promo_code_list").update();
    ListFilter filter =
        new ListFilter("man", Set.of(ListStatus.ACTIVE), Set.of(ListType.THIRD_PARTY), List.of());

    assertThat(walk(filter, new ListSort(by, true), 250))
        .hasSize(600)
        .extracting(ListDetails::id)
        .doesNotHaveDuplicates();
    assertThat(lists.countUpTo(filter, 500)).isEqualTo(500);
    assertThat(lists.countUpTo(filter, 1_000)).isEqualTo(600);
  }

  private static String numbers(int count) {
    return "select n from (values "
        + IntStream.range(0, count).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(","))
        + ") v(n)";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "####", "bmFtZXxub25lfHg"})
  void aTextThatIsNoCursorIsRefused(String cursor) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, cursor, 10))
        .satisfies(e -> assertThat(e.violations().getFirst().code()).isEqualTo("cursor_invalid"));
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    lists.create(Drafts.singleUse("A").draft());
    lists.create(Drafts.singleUse("B").draft());
    String cursor = lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, null, 1).nextCursor();
    assertThat(cursor).isNotNull();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> lists.page(ListFilter.NONE, ListSort.LATEST_CHANGE_FIRST, cursor, 1));
  }

  private List<ListDetails> walk(ListFilter filter, ListSort sort, int step) {
    List<ListDetails> seen = new ArrayList<>();
    String cursor = null;
    do {
      Slice<ListDetails> slice = lists.page(filter, sort, cursor, step);
      seen.addAll(slice.items());
      cursor = slice.nextCursor();
    } while (cursor != null);
    return Collections.unmodifiableList(seen);
  }

  private List<String> names(ListFilter filter) {
    return lists.page(filter, ListSort.NEWEST_FIRST, null, 50).items().stream()
        .map(ListDetails::name)
        .toList();
  }

  private static ListFilter text(String text) {
    return new ListFilter(text, Set.of(), Set.of(), List.of());
  }

  private static ListFilter statuses(ListStatus... statuses) {
    return new ListFilter("", Set.of(statuses), Set.of(), List.of());
  }
}
