package org.promolist.demo;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.promolist.account.Accounts;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.list.ListFilter;
import org.promolist.list.ListStatus;
import org.promolist.list.PromoCodeLists;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose a database is. The demo takes an empty one and signs it in the audit trail, where nothing
 * is ever deleted: once when it takes it, and again in the transaction that fills it.
 */
@Component
@Profile("demo")
class Ownership {

  private static final String OBJECT_TYPE = "DEMO";
  private static final UUID DEMO = new UUID(0, 0);
  private static final String TAKEN = "TAKEN";
  private static final String FILLED = "FILLED";
  private static final String CLAIMED = "CLAIMED";
  private static final String SO_FAR = "scenes";

  /** How far the claims have come, and since when the story is told. */
  record Progress(Instant filled, int scenes) {}

  /** More than the demo ever signs. */
  private static final int MOST_ENTRIES = 500;

  private static final ListFilter ANY_LIST =
      new ListFilter("", EnumSet.allOf(ListStatus.class), Set.of(), List.of());

  private final AuditTrail audit;
  private final Accounts accounts;
  private final PromoCodeLists lists;

  Ownership(AuditTrail audit, Accounts accounts, PromoCodeLists lists) {
    this.audit = audit;
    this.accounts = accounts;
    this.lists = lists;
  }

  /**
   * Makes an empty database the demo's.
   *
   * @throws OtherDataException if it holds anything the demo did not put there
   */
  @Transactional
  public void take() {
    if (isFilled()) {
      return;
    }
    boolean taken = isSigned(TAKEN);
    if (anyLists() || (!taken && anyAccounts())) {
      throw new OtherDataException();
    }
    if (!taken) {
      audit.record(TAKEN, OBJECT_TYPE, DEMO, List.of());
    }
  }

  @Transactional(readOnly = true)
  public boolean isFilled() {
    return isSigned(FILLED);
  }

  /** Belongs in the transaction that fills the database: it is all there, or none of it. */
  @Transactional
  public void signFilled() {
    audit.record(FILLED, OBJECT_TYPE, DEMO, List.of());
  }

  /** Empty while the database is not filled. */
  @Transactional(readOnly = true)
  public Optional<Progress> progress() {
    int scenes =
        latest(CLAIMED).stream()
            .flatMap(entry -> entry.changes().stream())
            .map(Change::newValue)
            .mapToInt(value -> value instanceof Number number ? number.intValue() : 0)
            .sum();
    return latest(FILLED).map(entry -> new Progress(entry.at(), scenes));
  }

  /** Belongs in the transaction of the claims up to there: no start makes one of them again. */
  @Transactional
  public void signClaimed(int scenes) {
    audit.record(CLAIMED, OBJECT_TYPE, DEMO, List.of(new Change(SO_FAR, null, scenes)));
  }

  private boolean isSigned(String action) {
    return latest(action).isPresent();
  }

  private Optional<AuditEntry> latest(String action) {
    return audit.of(OBJECT_TYPE, DEMO, null, MOST_ENTRIES).items().stream()
        .filter(entry -> entry.action().equals(action))
        .findFirst();
  }

  private boolean anyLists() {
    AtomicBoolean any = new AtomicBoolean();
    Cast.asProduct(() -> any.set(lists.countUpTo(ANY_LIST, 1) > 0));
    return any.get();
  }

  private boolean anyAccounts() {
    AtomicBoolean any = new AtomicBoolean();
    Cast.asProduct(() -> any.set(accounts.any()));
    return any.get();
  }
}
