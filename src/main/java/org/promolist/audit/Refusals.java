package org.promolist.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.CurrentAddress;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records what was refused, which anybody can bring about as often as they like: the first time at
 * once, all that is the same from the same address within {@link #TOGETHER} as one more entry with
 * a number. Of more different ones than {@value #MOST} in that time only the number is kept, so
 * that nobody fills the disk by trying.
 */
@Service
public class Refusals {

  /** The action of a deed: somebody known wanted what they may not. */
  public static final String ACCESS = "ACCESS_REFUSED";

  /** The action of a deed: somebody did not prove who they are. */
  public static final String SIGN_IN = "SIGN_IN_REFUSED";

  static final Duration TOGETHER = Duration.ofMinutes(1);
  static final int MOST = 100;

  /** What counts as the same. */
  private record Refused(Actor actor, Deed deed, @Nullable String address) {}

  /** How often it came after the first time. */
  private static final class Repeated {
    private final Instant since;
    private final Refused what;
    private int more;

    Repeated(Instant since, Refused what) {
      this.since = since;
      this.what = what;
    }
  }

  private final AuditEntries entries;
  private final CurrentActor currentActor;
  private final CurrentAddress currentAddress;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<Refused, Repeated> recent = new HashMap<>();

  Refusals(
      AuditEntries entries,
      CurrentActor currentActor,
      CurrentAddress currentAddress,
      TransactionOperations transaction,
      Clock clock) {
    this.entries = entries;
    this.currentActor = currentActor;
    this.currentAddress = currentAddress;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Refused to the current actor. In a transaction of its own, unless there is one. */
  public void record(Deed refused) {
    record(currentActor.get(), refused);
  }

  /** Refused to this actor; to the system, where nobody knows who it was. */
  public void record(Actor actor, Deed refused) {
    Refused what = new Refused(actor, refused, currentAddress.get());
    if (isFirst(what)) {
      transaction.executeWithoutResult(status -> add(what, refused));
    }
  }

  private void add(Refused what, Deed told) {
    entries.add(what.actor, told, what.address);
  }

  private synchronized boolean isFirst(Refused what) {
    Repeated known = recent.get(what);
    if (known == null && recent.size() < MOST) {
      recent.put(what, new Repeated(clock.instant(), what));
      return true;
    }
    if (known == null) {
      known =
          recent.computeIfAbsent(someOf(what.deed), some -> new Repeated(clock.instant(), some));
    }
    known.more++;
    return false;
  }

  private static Refused someOf(Deed deed) {
    return new Refused(
        Actor.SYSTEM, Deed.of(deed.action(), deed.objectType(), Deed.NOBODY, List.of()), null);
  }

  /** Tells how often the same came again since it was first recorded, and forgets it. */
  @Scheduled(fixedDelayString = "PT15S")
  void tellRepeated() {
    List<Repeated> ended = takeEnded();
    if (!ended.isEmpty()) {
      transaction.executeWithoutResult(
          status -> ended.forEach(each -> add(each.what, counted(each))));
    }
  }

  private synchronized List<Repeated> takeEnded() {
    Instant before = clock.instant().minus(TOGETHER);
    List<Repeated> ended = new ArrayList<>();
    recent
        .values()
        .removeIf(each -> {
          boolean over = !each.since.isAfter(before);
          if (over && each.more > 0) {
            ended.add(each);
          }
          return over;
        });
    return ended;
  }

  private static Deed counted(Repeated repeated) {
    Deed deed = repeated.what.deed;
    List<Change> told = new ArrayList<>(deed.changes());
    told.add(new Change("timesMore", null, repeated.more));
    return new Deed(
        deed.action(), deed.objectType(), deed.objectId(), null, deed.objectName(), told);
  }
}
