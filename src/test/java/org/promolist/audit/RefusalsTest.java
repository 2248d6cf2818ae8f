package org.promolist.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.SettableClock;
import org.promolist.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
class RefusalsTest {

  @Autowired AuditEntries entries;
  @Autowired AuditTrail trail;
  @Autowired TransactionOperations transaction;

  private final SettableClock clock = new SettableClock(Instant.now());
  private final UUID account = UUID.randomUUID();
  private final Actor dana = new Actor(Actor.Kind.PERSON, account, "Dana");
  private String address = "192.0.2.1";
  private Refusals refusals;

  @BeforeEach
  void anew() {
    refusals = new Refusals(entries, () -> dana, () -> address, transaction, clock);
  }

  private static Deed page(UUID account, String page) {
    return Deed.of("ACCESS_REFUSED", "ACCOUNT", account, List.of(new Change("page", null, page)));
  }

  private List<AuditEntry> recorded() {
    return trail.of("ACCOUNT", account, null, 500).items();
  }

  @Test
  void theSameAgainIsToldAsANumberOnceTheMinuteIsOver() {
    for (int i = 0; i < 1_000; i++) {
      refusals.record(page(account, "/audit"));
    }
    refusals.tellRepeated();
    assertThat(recorded()).hasSize(1);
    assertThat(recorded().getFirst().changes()).containsExactly(new Change("page", null, "/audit"));

    clock.advance(Refusals.TOGETHER);
    refusals.tellRepeated();
    assertThat(recorded()).hasSize(2);
    assertThat(recorded().getFirst().changes())
        .containsExactly(new Change("page", null, "/audit"), new Change("timesMore", null, 999));
    assertThat(recorded())
        .allSatisfy(entry -> {
          assertThat(entry.actor()).isEqualTo(dana);
          assertThat(entry.address()).isEqualTo("192.0.2.1");
        });
  }

  @Test
  void whatCameOnceIsToldOnceAndAfterTheMinuteAtOnceAgain() {
    refusals.record(page(account, "/audit"));
    clock.advance(Refusals.TOGETHER);
    refusals.tellRepeated();
    refusals.record(page(account, "/audit"));
    assertThat(recorded()).hasSize(2);
  }

  @Test
  void anotherPageIsAnotherRefusal() {
    refusals.record(page(account, "/audit"));
    refusals.record(page(account, "/policies"));
    assertThat(recorded()).hasSize(2);
  }

  @Test
  void theSameFromElsewhereIsToldWithItsOwnAddressAndNumber() {
    for (int i = 0; i < 3; i++) {
      refusals.record(page(account, "/audit"));
    }
    address = "192.0.2.2";
    for (int i = 0; i < 7; i++) {
      refusals.record(page(account, "/audit"));
    }
    assertThat(recorded())
        .extracting(AuditEntry::address)
        .containsExactly("192.0.2.2", "192.0.2.1");

    clock.advance(Refusals.TOGETHER);
    refusals.tellRepeated();
    assertThat(recorded())
        .filteredOn(entry -> entry.changes().size() == 2)
        .extracting(AuditEntry::address, entry -> entry.changes().getLast().newValue())
        .containsExactlyInAnyOrder(tuple("192.0.2.1", 2), tuple("192.0.2.2", 6));
  }

  /** However many names are guessed and pages tried: the disk is not the attacker's. */
  @Test
  void ofTooManyDifferentOnesOnlyTheNumberIsKept() {
    for (int i = 0; i < Refusals.MOST + 500; i++) {
      refusals.record(page(account, "/" + i));
    }
    assertThat(recorded()).hasSize(Refusals.MOST);
    clock.advance(Refusals.TOGETHER);
    refusals.tellRepeated();
    assertThat(recorded()).hasSize(Refusals.MOST);
    assertThat(trail.of("ACCOUNT", Deed.NOBODY, null, 1).items().getFirst())
        .returns(Actor.SYSTEM, AuditEntry::actor)
        .returns(null, AuditEntry::address)
        .returns(List.of(new Change("timesMore", null, 500)), AuditEntry::changes);
  }
}
