package org.promolist.list;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Any number of believable lists, the same at each run: eight years of campaigns, of which most
 * have ended and many are archived; few are paused or have yet to begin. Shares are by number, so
 * that a hundred lists hold at least one of each kind.
 */
public final class ManyLists {

  static final ZoneId ZONE = ZoneId.of("UTC");

  private static final int YEARS = 8;
  private static final List<String> OCCASIONS =
      List.of(
          "Spring",
          "Frühling",
          "Summer",
          "Autumn",
          "Winter",
          "Easter",
          "Advent",
          "Birthday",
          "Anniversary",
          "Opening",
          "Weekend",
          "Loyalty",
          "Welcome",
          "Thank-you",
          "Goodbye");
  private static final List<String> KINDS =
      List.of(
          "goodwill",
          "newsletter",
          "on-pack",
          "partner",
          "raffle",
          "survey",
          "stamp card",
          "referral",
          "store visit",
          "app download",
          "complaint",
          "delivery");
  private static final List<String> PLACES =
      List.of(
          "Berlin",
          "Wien",
          "Zürich",
          "Graz",
          "Köln",
          "Linz",
          "Basel",
          "Bremen",
          "Leipzig",
          "Salzburg",
          "Bern",
          "Mainz",
          "Kiel",
          "Jena",
          "Ulm");
  private static final List<String> PROSE =
      List.of(
          "for customers who",
          "handed out by",
          "the care team after",
          "printed on the receipt",
          "sent with the parcel",
          "valid in every store",
          "agreed with marketing",
          "repeats last year's campaign",
          "only while stocks last",
          "see the briefing",
          "budget approved",
          "second wave",
          "limited to members",
          "with our partner",
          "not to be combined",
          "tested in two regions");
  private static final List<String> TAGS =
      List.of(
          "care",
          "gold",
          "app",
          "print",
          "email",
          "social",
          "partner",
          "retail",
          "online",
          "vip",
          "trial",
          "family",
          "student",
          "b2b",
          "on-pack",
          "seasonal",
          "evergreen",
          "pilot");

  private final Instant now;
  private final List<MadeList> lists = new ArrayList<>();

  /**
   * So many lists.
   *
   * @param now when nothing begins or ends, not even within a day
   */
  public ManyLists(int number, Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    Random random = new Random(42);
    for (int i = 0; i < number; i++) {
      lists.add(make(i, number, random));
    }
  }

  private MadeList make(int i, int number, Random random) {
    Instant created = now.minus(Duration.ofMinutes(YEARS * 365L * 24 * 60 * (number - i) / number));
    Instant starts =
        created.truncatedTo(ChronoUnit.DAYS).plus(1 + random.nextInt(28), ChronoUnit.DAYS);
    Instant ends =
        random.nextInt(100) < 12
            ? Validity.FOREVER
            : starts.plus(7 + random.nextInt(360), ChronoUnit.DAYS);
    boolean pending = i % 125 == 99;
    boolean paused = i % 250 == 98;
    starts = awayFromNow(pending ? now.plus(2 + random.nextInt(40), ChronoUnit.DAYS) : starts);
    starts = !pending && starts.isAfter(now) ? now.minus(2, ChronoUnit.DAYS) : starts;
    ends = awayFromNow(pending || paused ? Validity.FOREVER : ends);
    boolean ended = ends.isBefore(now);
    ListType type = type(random.nextInt(10));
    Integer cap = !paused && random.nextInt(10) < 3 ? 100 * (1 + random.nextInt(50)) : null;
    boolean capReached = cap != null && !pending && random.nextInt(10) == 0;
    String name = name(i, created, random);
    String description = description(i, random);
    List<String> tags = tags(i, random);
    List<String> words = type == ListType.MULTI_USE ? List.of("WORD" + i, "EXTRA" + i) : List.of();
    return new MadeList(
        id(created, random),
        name,
        type,
        50 * (1 + random.nextInt(20)),
        description,
        tags,
        words,
        Folding.terms(
            Stream.of(List.of(name, description), tags, words).flatMap(Collection::stream)),
        starts,
        ends,
        cap,
        capReached ? cap : pending || cap == null ? 0 : random.nextInt(cap),
        paused || i % 80 == 3,
        ended && random.nextInt(10) < 4,
        created,
        created.plus(
            Duration.ofMinutes(
                random.nextInt(
                    1 + (int) Math.min(525_600, Duration.between(created, now).toMinutes())))));
  }

  private Instant awayFromNow(Instant instant) {
    return Duration.between(instant, now).abs().toDays() < 1
        ? instant.minus(2, ChronoUnit.DAYS)
        : instant;
  }

  private static ListType type(int tenth) {
    return tenth < 6 ? ListType.SINGLE_USE : tenth < 9 ? ListType.MULTI_USE : ListType.THIRD_PARTY;
  }

  /** UUID version 7 as the product makes them, of the time the list was created. */
  private static UUID id(Instant created, Random random) {
    long high = created.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000);
    return new UUID(high, Long.MIN_VALUE | random.nextLong() >>> 2);
  }

  private static String name(int i, Instant created, Random random) {
    return "%s %s %s %d no. %d"
        .formatted(
            any(OCCASIONS, random),
            any(KINDS, random),
            any(PLACES, random),
            created.atZone(ZONE).getYear(),
            i);
  }

  /** One in five thousand has the rare word, one in fifty the uncommon one. */
  private static String description(int i, Random random) {
    List<String> parts = new ArrayList<>();
    for (int n = random.nextInt(5); n >= 0; n--) {
      parts.add(any(PROSE, random));
    }
    if (i % 5_000 == 42) {
      parts.add("zeppelin");
    }
    if (i % 50 == 17) {
      parts.add("umbrella");
    }
    return String.join(" ", parts);
  }

  /** The first tags are the most common; one in five thousand has the rare one. */
  private static List<String> tags(int i, Random random) {
    List<String> tags = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      String tag = TAGS.get((int) (TAGS.size() * random.nextDouble() * random.nextDouble()));
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
    if (i % 5_000 == 77) {
      tags.add("moonshot");
    }
    return List.copyOf(tags);
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  List<MadeList> all() {
    return lists;
  }

  /** What a page of a search has to hold. */
  public List<UUID> page(ListFilter filter, ListSort sort, int offset, int limit) {
    Comparator<MadeList> order = order(sort.by()).thenComparing(MadeList::id);
    return lists.stream()
        .filter(list -> list.passes(filter, now))
        .sorted(sort.descending() ? order.reversed() : order)
        .skip(offset)
        .limit(limit)
        .map(MadeList::id)
        .toList();
  }

  public int count(ListFilter filter) {
    return (int) lists.stream().filter(list -> list.passes(filter, now)).count();
  }

  /** One that is not archived and has tags and words. */
  public UUID one() {
    return lists.stream()
        .filter(list -> !list.archived() && !list.tags().isEmpty() && !list.words().isEmpty())
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Comparator<MadeList> order(ListSort.By by) {
    return switch (by) {
      case NAME -> Comparator.comparing(list -> Folding.ignoreAccents(list.name()));
      case POINTS -> Comparator.comparingInt(MadeList::points);
      case STARTS_AT -> Comparator.comparing(MadeList::startsAt);
      case ENDS_AT -> Comparator.comparing(MadeList::endsAt);
      case CREATED_AT -> Comparator.comparing(MadeList::createdAt);
      case UPDATED_AT -> Comparator.comparing(MadeList::updatedAt);
    };
  }
}
