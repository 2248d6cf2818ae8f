package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Change;
import org.promolist.list.ListRefusedException.Reason;
import org.promolist.shared.Actor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

class PromoCodeListsTest extends PromoCodeListsFixture {

  @Test
  void aListIsReadAsItWasCreated() {
    ListDraft draft =
        Drafts.multiUse("  Spring goodwill ", "spring-26")
            .words(List.of(new WordDraft("spring-26", 500), new WordDraft("HELLO", null)))
            .tags("care", "Care", " goodwill ")
            .draft();

    ListDetails created = lists.create(draft);

    assertThat(lists.get(created.id())).isEqualTo(created);
    assertThat(created.name()).isEqualTo("Spring goodwill");
    assertThat(created.tags()).containsExactly("care", "goodwill");
    assertThat(created.words())
        .extracting(word -> word.code().value(), Word::cap)
        .containsExactly(tuple("SPRING26", 500), tuple("HELLO", null));
    assertThat(created.counts()).isEqualTo(new ListCounts(2, 2, 0, 0, 0, 0));
    assertThat(created.validity().startsAtInstant())
        .isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    lists.create(Drafts.singleUse("Straße Über").draft());
    assertRefused(Reason.NAME_TAKEN, () -> lists.create(Drafts.singleUse("STRASSE ÜBER").draft()));
    lists.create(Drafts.singleUse("Strasse Uber").draft()); // accents make another name
  }

  @Test
  void anArchivedListFreesItsNameAndCannotTakeItBack() {
    ListDetails first = lists.create(Drafts.singleUse("Spring").draft());
    lists.archive(first.id(), null);
    ListDetails second = lists.create(Drafts.singleUse("spring").draft());

    assertRefused(Reason.NAME_TAKEN, () -> lists.restore(first.id(), null));

    lists.archive(second.id(), null);
    assertThat(lists.restore(first.id(), null).status()).isNotEqualTo(ListStatus.ARCHIVED);
  }

  @Test
  void restoringLeavesPausedAsItWas() {
    UUID id = lists.create(Drafts.singleUse("Spring").draft()).id();
    lists.pause(id, null);
    lists.archive(id, null);
    assertThat(lists.restore(id, null).paused()).isTrue();
    assertThat(lists.resume(id, null).paused()).isFalse();
  }

  @Test
  void aWordExistsOnceAcrossAllLists() {
    ListDetails first = lists.create(Drafts.multiUse("One", "SPRING26").draft());
    assertRefused(
        Reason.CODE_TAKEN, () -> lists.create(Drafts.multiUse("Two", "spring 26").draft()));

    lists.delete(first.id(), null);
    assertThat(lists.create(Drafts.multiUse("Two", "spring 26").draft()).words()).hasSize(1);
  }

  @Test
  void wordsAreAddedReorderedAndRecapped() {
    ListDetails list = lists.create(Drafts.multiUse("One", "AAAA", "BBBB").draft());
    ListDraft draft =
        Drafts.of(
            list.toDraft(),
            d ->
                d.words(
                    List.of(
                        new WordDraft("CCCC", null),
                        new WordDraft("BBBB", 7),
                        new WordDraft("AAAA", null))));

    ListDetails changed = lists.change(list.id(), list.version(), draft);

    assertThat(changed.words())
        .extracting(word -> word.code().value(), Word::cap)
        .containsExactly(tuple("CCCC", null), tuple("BBBB", 7), tuple("AAAA", null));
    assertThat(changed.version()).isEqualTo(list.version() + 1);
    assertThat(lists.get(list.id())).isEqualTo(changed);
  }

  @Test
  void aWordThatWasClaimedStays() {
    ListDetails list = lists.create(Drafts.multiUse("One", "AAAA", "BBBB").draft());
    jdbc.sql("update list_word set claims = 5 where word = 'BBBB'").update();

    assertRefused(
        Reason.WORD_IN_USE,
        () ->
            lists.change(
                list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.words("AAAA"))));
    ListDraft capTooLow =
        Drafts.of(
            list.toDraft(),
            d -> d.words(List.of(new WordDraft("AAAA", null), new WordDraft("BBBB", 4))));
    assertInvalid(
        "codes[1].cap", "below_claimed", () -> lists.change(list.id(), list.version(), capTooLow));
  }

  @Test
  void aCapGoesNoLowerThanWhatIsClaimed() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").draft());
    claimed(list.id(), 131);

    assertInvalid("entryCap", "below_claimed", () -> changeCap(list, 130));
    assertThat(changeCap(list, 131).status()).isEqualTo(ListStatus.COMPLETED);
  }

  @Test
  void aUsedListIsNotDeleted() {
    UUID claimed = lists.create(Drafts.singleUse("Claimed").draft()).id();
    claimed(claimed, 1);
    assertRefused(Reason.LIST_IN_USE, () -> callDelete(claimed));

    UUID exported = lists.create(Drafts.singleUse("Exported").draft()).id();
    jdbc.sql("update list_counts set exports = 1 where list_id = :id")
        .param("id", exported)
        .update();
    assertRefused(Reason.LIST_IN_USE, () -> callDelete(exported));
  }

  @Test
  void whatIsDeletedIsGoneButItsHistoryIsKept() {
    UUID id = lists.create(Drafts.singleUse("Spring").draft()).id();
    lists.delete(id, null);

    assertThatExceptionOfType(NoSuchListException.class).isThrownBy(() -> lists.get(id));
    assertThat(
            jdbc.sql("select action from audit_entry where object_id = :id order by id")
                .param("id", id)
                .query(String.class)
                .list())
        .containsExactly("CREATED", "DELETED");
  }

  @Test
  void anEditOfAnotherFieldNeverMovesADate() {
    ListDetails list =
        lists.create(
            Drafts.singleUse("Spring")
                .validity("2027-03-28T02:30", "2027-10-31T02:30", "Europe/Berlin")
                .draft());
    // As if the zone's rules had been others when the times were entered.
    Instant settled = Instant.parse("2027-03-28T05:00:00Z");
    jdbc.sql("update promo_code_list set starts_at = :at where id = :id")
        .param("at", settled.atOffset(java.time.ZoneOffset.UTC))
        .param("id", list.id())
        .update();

    ListDetails changed =
        lists.change(list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.points(7)));

    assertThat(changed.validity().startsAtInstant()).isEqualTo(settled);
    assertThat(changed.validity().startsAt()).isEqualTo("2027-03-28T02:30");
    assertThat(changed.points()).isEqualTo(7);
  }

  @Test
  void theTypeIsFixed() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").draft());
    assertInvalid(
        "type",
        "fixed",
        () ->
            lists.change(
                list.id(),
                list.version(),
                Drafts.of(list.toDraft(), d -> d.type(ListType.THIRD_PARTY))));
  }

  @Test
  void aChangeIsRecordedFieldByField() {
    ListDetails list = lists.create(Drafts.singleUse("Spring").draft());
    lists.change(
        list.id(),
        list.version(),
        Drafts.of(
            list.toDraft(), d -> d.points(75).tags("care", "gold").limits(null, 3).name("Summer")));
    lists.pause(list.id(), null);

    List<AuditEntry> history = lists.history(list.id(), null, 50).items();

    assertThat(history)
        .extracting(AuditEntry::action)
        .containsExactly("PAUSED", "CHANGED", "CREATED");
    assertThat(history.get(1).actor()).isEqualTo(Actor.SYSTEM); // the test's user is no account
    assertThat(history.get(1).changes())
        .containsExactly(
            new Change("name", "Spring", "Summer"),
            new Change("points", 250, 75),
            new Change("tags", List.of("care"), List.of("care", "gold")),
            new Change("entryCap", 10_000, null));
    assertThat(history.get(0).changes()).containsExactly(new Change("paused", false, true));
    assertThat(history.get(2).changes()).contains(new Change("name", null, "Spring"));
  }

  @Test
  void aChangeOfNothingLeavesVersionAndHistoryAlone() {
    ListDetails list = lists.create(Drafts.multiUse("Spring", "AAAA").draft());
    ListDetails same = lists.change(list.id(), list.version(), list.toDraft());
    assertThat(same).isEqualTo(list);
    assertThat(lists.resume(list.id(), null).version()).isEqualTo(list.version());
    assertThat(lists.history(list.id(), null, 50).items()).hasSize(1);
  }

  @Test
  void historyIsWalkedByCursor() {
    UUID id = lists.create(Drafts.singleUse("Spring").draft()).id();
    for (int i = 0; i < 3; i++) {
      lists.pause(id, null);
      lists.resume(id, null);
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      var slice = lists.history(id, cursor, 2);
      slice.items().forEach(entry -> seen.add(entry.action()));
      cursor = slice.nextCursor();
    } while (cursor != null);
    assertThat(seen)
        .containsExactly("RESUMED", "PAUSED", "RESUMED", "PAUSED", "RESUMED", "PAUSED", "CREATED");
  }

  @Test
  void theLargestThatIsAllowedIsStored() {
    for (String character : List.of("x", "😀", "ß", "é")) {
      ListDraft largest =
          Drafts.multiUse(character.repeat(120), "W".repeat(40))
              .description(character.repeat(2_000))
              .tags(character.repeat(40))
              .limits(1_000_000_000, 1_000_000)
              .points(1_000_000)
              .draft();
      ListDetails list = lists.create(largest);
      assertThat(lists.get(list.id()).toDraft()).isEqualTo(largest);
      lists.delete(list.id(), null);
    }
    // Each stands for a sentence of 18 characters when case is ignored.
    assertInvalid("name", "too_long", () -> lists.create(Drafts.singleUse("ﷺ".repeat(23)).draft()));
    assertInvalid(
        "tags[0]",
        "too_long",
        () -> lists.create(Drafts.singleUse("A").tags("ﷺ".repeat(12)).draft()));
    lists.create(Drafts.singleUse("ﷺ".repeat(22)).tags("ﷺ".repeat(11)).draft());
  }

  @Test
  @WithMockUser(authorities = "lists:read")
  void whoMayOnlyReadChangesNothing() {
    UUID id = UUID.randomUUID();
    ListDraft draft = Drafts.singleUse("Spring").draft();
    assertThat(lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, null, 10).items()).isEmpty();
    for (Callable<?> deed :
        List.<Callable<?>>of(
            () -> lists.create(draft),
            () -> lists.change(id, 1, draft),
            () -> lists.pause(id, null),
            () -> lists.resume(id, null),
            () -> lists.archive(id, null),
            () -> lists.restore(id, null),
            () -> callDelete(id))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(deed::call);
    }
  }

  @Test
  @WithMockUser(authorities = "codes:read")
  void whoMayNotReadSeesNothing() {
    UUID id = UUID.randomUUID();
    for (Callable<?> look :
        List.<Callable<?>>of(
            () -> lists.get(id),
            () -> lists.page(ListFilter.NONE, ListSort.NEWEST_FIRST, null, 10),
            () -> lists.countUpTo(ListFilter.NONE, 10),
            () -> lists.tags("", 10),
            () -> lists.history(id, null, 10))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(look::call);
    }
  }

  private ListDetails changeCap(ListDetails list, int cap) {
    return lists.change(
        list.id(), list.version(), Drafts.of(list.toDraft(), d -> d.limits(cap, 3)));
  }

  private Object callDelete(UUID id) {
    lists.delete(id, null);
    return id;
  }

  private void claimed(UUID id, long claims) {
    jdbc.sql("update list_counts set claimed = :claims where list_id = :id")
        .param("claims", claims)
        .param("id", id)
        .update();
  }

  private static void assertRefused(Reason reason, Callable<?> deed) {
    assertThatExceptionOfType(ListRefusedException.class)
        .isThrownBy(deed::call)
        .extracting(ListRefusedException::reason)
        .isEqualTo(reason);
  }

  private static void assertInvalid(String field, String code, Callable<?> deed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(deed::call)
        .satisfies(e ->
            assertThat(e.violations())
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple(field, code)));
  }
}
