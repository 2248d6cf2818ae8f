package org.promolist.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.promolist.code.BatchDetails;
import org.promolist.code.Codes;
import org.promolist.list.Drafts;
import org.promolist.list.WordDraft;
import org.promolist.shared.CodeText;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules that lists and codes bring, at the moment that is asked for. */
class ExplainedListsTest extends ExplanationsFixture {

  @Autowired Issues issues;
  @Autowired Codes codes;

  @Test
  void aListIsPausedFromItsPausingToItsResuming() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    lists.pause(list, null);
    Instant paused = clock.mark();
    lists.resume(list, null);
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.points(75)));
    Instant resumed = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, paused)).isEqualTo(Refusal.LIST_PAUSED);
    assertThat(failed(code, anna, resumed)).isNull();
    assertThat(facts(code, anna, before, Refusal.LIST_PAUSED)).containsEntry("paused", false);
    Map<String, Object> facts = facts(code, anna, paused, Refusal.LIST_PAUSED);
    assertThat(facts).containsEntry("paused", true);
    assertThat((Instant) facts.get("since")).isBetween(before, paused);
  }

  @Test
  void aListIsArchivedFromItsArchivingToItsRestoring() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    lists.archive(list, null);
    Instant archived = clock.mark();
    lists.restore(list, null);
    Instant restored = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, archived)).isEqualTo(Refusal.LIST_ARCHIVED);
    assertThat(failed(code, anna, restored)).isNull();
  }

  @Test
  void aCodeIsInStoreActiveAndDeadAsItsBatchIs() {
    UUID list = list(draft -> draft);
    Instant before = clock.mark();
    BatchDetails batch = made.generated(list, 2, false);
    List<String> texts = made.texts(list);
    Instant pending = clock.mark();
    batches.activate(list, batch.id());
    Instant active = clock.mark();
    codes.voidOne(new CodeText(texts.getFirst()), null);
    Instant oneVoided = clock.mark();
    batches.voidAll(list, batch.id(), null);
    Instant voided = clock.mark();

    assertThat(failed(texts.getFirst(), anna, before)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(texts.getFirst(), anna, pending)).isEqualTo(Refusal.CODE_NOT_ACTIVATED);
    assertThat(failed(texts.getFirst(), anna, active)).isNull();
    assertThat(failed(texts.getFirst(), anna, oneVoided)).isEqualTo(Refusal.CODE_VOIDED);
    assertThat(failed(texts.getLast(), anna, oneVoided)).isNull();
    assertThat(failed(texts.getLast(), anna, voided)).isEqualTo(Refusal.CODE_VOIDED);
    assertThat(facts(texts.getLast(), anna, voided, Refusal.CODE_VOIDED).get("voidedAt")).isNull();
    assertThat(facts(texts.getLast(), anna, voided, Refusal.CODE_VOIDED).get("batchVoidedAt"))
        .isNotNull();
    assertThat(facts(texts.getLast(), anna, pending, Refusal.CODE_NOT_ACTIVATED))
        .containsEntry("activatedAt", null)
        .containsEntry("batch", 1);
  }

  @Test
  void aValidityIsWhatItWasBeforeItWasEdited() {
    UUID list = list(draft -> draft.validity("2026-01-01T00:00", "2026-07-01T00:00", "Asia/Tokyo"));
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    reschedule(list, "2026-01-01T00:00", "2026-02-01T00:00", "Europe/Berlin");
    Instant ended = clock.mark();
    reschedule(list, "2026-09-01T00:00", null, "Europe/Berlin");
    Instant notStarted = clock.mark();
    reschedule(list, "2026-01-01T00:00", null, "UTC");
    Instant open = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, ended)).isEqualTo(Refusal.LIST_ENDED);
    assertThat(failed(code, anna, notStarted)).isEqualTo(Refusal.LIST_NOT_STARTED);
    assertThat(failed(code, anna, open)).isNull();
    assertThat(facts(code, anna, before, Refusal.LIST_ENDED))
        .containsEntry("endsAt", Instant.parse("2026-06-30T15:00:00Z"));
    assertThat(facts(code, anna, ended, Refusal.LIST_ENDED))
        .containsEntry("endsAt", Instant.parse("2026-01-31T23:00:00Z"));
    assertThat(facts(code, anna, notStarted, Refusal.LIST_NOT_STARTED))
        .containsEntry("startsAt", Instant.parse("2026-08-31T22:00:00Z"));
    assertThat(facts(code, anna, open, Refusal.LIST_ENDED)).containsEntry("endsAt", null);
  }

  @Test
  void aCapIsReachedByTheClaimsThatStoodAndUntilItIsRaised() {
    UUID list = list(draft -> draft.limits(1, null));
    List<String> texts = codes(list, 3);
    Instant before = clock.mark();
    ClaimDetails claim = claim(texts.get(0), anna);
    Instant reached = clock.mark();
    lists.change(list, version(list), Drafts.of(draft(list), draft -> draft.limits(2, null)));
    Instant raised = clock.mark();
    claim(texts.get(1), anna);
    Instant again = clock.mark();
    reversals.reverse(claim.id(), "mistake", false);
    Instant reversed = clock.mark();

    assertThat(failed(texts.get(2), ben, before)).isNull();
    assertThat(failed(texts.get(2), ben, reached)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(failed(texts.get(2), ben, raised)).isNull();
    assertThat(failed(texts.get(2), ben, again)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(failed(texts.get(2), ben, reversed)).isNull();
    assertThat(facts(texts.get(2), ben, before, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 1)
        .containsEntry("standing", 0L);
    assertThat(facts(texts.get(2), ben, reached, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 1)
        .containsEntry("standing", 1L);
    assertThat(facts(texts.get(2), ben, again, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", 2)
        .containsEntry("standing", 2L);
  }

  @Test
  void aCodeIsClaimedUntilAReversalReopensIt() {
    String code = codes(list(draft -> draft), 1).getFirst();
    Instant before = clock.mark();
    ClaimDetails first = claim(code, anna);
    Instant claimed = clock.mark();
    reversals.reverse(first.id(), "wrong customer", true);
    Instant reopened = clock.mark();
    ClaimDetails second = claim(code, ben);
    Instant claimedAgain = clock.mark();
    reversals.reverse(second.id(), "fraud", false);
    Instant reversed = clock.mark();

    assertThat(failed(code, anna, before)).isNull();
    assertThat(failed(code, anna, claimed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(failed(code, ben, claimed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(facts(code, ben, claimed, Refusal.CODE_ALREADY_CLAIMED))
        .containsEntry("claimId", first.id().toString())
        .containsEntry("customerId", anna.value())
        .containsEntry("claimedAt", first.claimedAt())
        .containsEntry("reversedAt", null);
    assertThat(failed(code, anna, reopened)).isNull();
    assertThat(failed(code, anna, claimedAgain)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, anna, reversed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, ben, reversed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(facts(code, ben, reversed, Refusal.CODE_ALREADY_CLAIMED))
        .containsEntry("claimId", second.id().toString())
        .hasEntrySatisfying(
            "reversedAt", at -> assertThat((Instant) at).isBetween(claimedAgain, reversed));
  }

  @Test
  void aCodeIsReservedFromItsIssueUntilItIsClaimed() {
    UUID list = list(draft -> draft);
    String code = codes(list, 1).getFirst();
    Instant before = clock.mark();
    IssuedCode issued = issues.issue(list, anna, "made good");
    Instant reserved = clock.mark();
    ClaimDetails claim = claim(code, anna);
    Instant claimed = clock.mark();
    reversals.reverse(claim.id(), "mistake", true);
    Instant reopened = clock.mark();
    issues.issue(list, ben, "made good");
    Instant reservedAgain = clock.mark();

    assertThat(failed(code, ben, before)).isNull();
    assertThat(failed(code, ben, reserved)).isEqualTo(Refusal.CODE_RESERVED);
    assertThat(failed(code, anna, reserved)).isNull();
    assertThat(facts(code, ben, reserved, Refusal.CODE_RESERVED))
        .isEqualTo(
            Map.of("reserved", true, "customerId", anna.value(), "issuedAt", issued.issuedAt()));
    assertThat(failed(code, ben, claimed)).isEqualTo(Refusal.CODE_ALREADY_CLAIMED);
    assertThat(failed(code, ben, reopened)).isNull();
    assertThat(failed(code, anna, reservedAgain)).isEqualTo(Refusal.CODE_RESERVED);
    assertThat(failed(code, ben, reservedAgain)).isNull();
  }

  @Test
  void aWordIsClaimedByEachCustomerForItselfUpToItsCapSinceItsListHasIt() {
    String word = "WORD" + numbers.incrementAndGet();
    String later = "LATER" + numbers.incrementAndGet();
    UUID list =
        lists
            .create(
                Drafts.multiUse("Words " + numbers.incrementAndGet())
                    .words(List.of(new WordDraft(word, 1)))
                    .validity("2026-01-01T00:00", null, "UTC")
                    .limits(null, null)
                    .draft())
            .id();
    Instant before = clock.mark();
    ClaimDetails claim = claim(word, anna);
    Instant claimed = clock.mark();
    reversals.reverse(claim.id(), "mistake", true);
    lists.change(
        list,
        version(list),
        Drafts.of(
            draft(list),
            draft -> draft.words(List.of(new WordDraft(word, 9), new WordDraft(later, null)))));
    Instant changed = clock.mark();

    assertThat(failed(word, anna, before)).isNull();
    assertThat(failed(word, anna, claimed)).isEqualTo(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    assertThat(failed(word, ben, claimed)).isEqualTo(Refusal.ENTRY_CAP_REACHED);
    assertThat(facts(word, ben, claimed, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("cap", null)
        .containsEntry("wordCap", 1)
        .containsEntry("wordStanding", 1L);
    assertThat(failed(word, anna, changed)).isNull();
    assertThat(facts(word, ben, changed, Refusal.ENTRY_CAP_REACHED))
        .containsEntry("wordCap", 9)
        .containsEntry("wordStanding", 0L);
    assertThat(failed(later, anna, claimed)).isEqualTo(Refusal.CODE_NOT_FOUND);
    assertThat(failed(later, anna, changed)).isNull();
  }

  private void reschedule(UUID list, String starts, @Nullable String ends, String zone) {
    lists.change(
        list, version(list), Drafts.of(draft(list), draft -> draft.validity(starts, ends, zone)));
  }
}
