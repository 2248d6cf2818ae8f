package org.promolist.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records what was refused, which anybody can bring about as often as they like: the first time at
 * once, all that is the same within {@link #TOGETHER} as one more entry with a number. Of more
 * different ones than {@value #MOST} in that time only the number is kept, so that nobody fills the
 * disk by trying.
 */
@Service
public class Refusals {

  static final Duration TOGETHER = Duration.ofMinutes(1);
  static final int MOST = 100;

  /** How often it came after the first time, and what it is if that is told. */
  private static final class Repeated {
    private final Instant since;
    private final Actor actor;
    private final Deed deed;
    private int more;

    Repeated(Instant since, Actor actor, Deed deed) {
      this.since = since;
      this.actor = actor;
      this.deed = deed;
    }
  }

  private record Key(Actor actor, Deed deed) {}

  private final AuditEntries entries;
  private final CurrentActor currentActor;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<Key, Repeated> recent = new HashMap<>();

  Refusals(
      AuditEntries entries,
      CurrentActor currentActor,
      TransactionOperations transaction,
      Clock clock) {
    this.entries = entries;
    this.currentActor = currentActor;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Refused to the current actor. In a transaction of its own, unless there is one. */
  public void record(Deed refused) {
    record(currentActor.get(), refused);
  }

  /** Refused to this actor; to the system, where nobody knows who it was. */
  public void record(Actor actor, Deed refused) {
    if (isFirst(actor, refused)) {
      transaction.executeWithoutResult(status -> entries.add(actor, refused));
    }
  }

  private synchronized boolean isFirst(Actor actor, Deed refused) {
    Repeated known = recent.get(new Key(actor, refused));
    if (known == null && recent.size() < MOST) {
      recent.put(new Key(actor, refused), new Repeated(clock.instant(), actor, refused));
      return true;
    }
    if (known == null) {
      Deed some = Deed.of(refused.action(), refused.objectType(), Deed.NOBODY, List.of());
      known =
          recent.computeIfAbsent(
              new Key(Actor.SYSTEM, some),
              key -> new Repeated(clock.instant(), key.actor(), key.deed()));
    }
    known.more++;
    return false;
  }

  /** Tells how often the same came again since it was first recorded, and forgets it. */
  @Scheduled(fixedDelayString = "PT15S")
  void tellRepeated() {
    List<Repeated> ended = takeEnded();
    if (!ended.isEmpty()) {
      transaction.executeWithoutResult(
          status -> ended.forEach(each -> entries.add(each.actor, counted(each))));
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
    List<Change> told = new ArrayList<>(repeated.deed.changes());
    told.add(new Change("timesMore", null, repeated.more));
    Deed deed = repeated.deed;
    return new Deed(
        deed.action(), deed.objectType(), deed.objectId(), null, deed.objectName(), told);
  }
}
