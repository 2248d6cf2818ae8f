package org.promolist.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.promolist.list.ListDetails;
import org.promolist.list.ListType;

/**
 * Customers coming to one list with its codes, some of them with slips of the finger. The same
 * whenever it is asked about the same list and codes.
 */
final class Crowd {

  /** A prime, so that walking it in steps meets nobody twice before everybody once. */
  private static final int CUSTOMERS = 7_919;

  private static final int FIRST_CUSTOMER = 201_000;

  /** So many come less often towards the end of a list than at its beginning. */
  private static final double EAGERNESS = 1.4;

  private static final int SLIP_EVERY = 45;
  private static final int LATE_EVERY = 80;
  private static final int GUESS_EVERY = 140;
  private static final int REGRET_EVERY = 190;

  private static final List<String> REASONS =
      List.of(
          "Order was returned",
          "Claimed twice by mistake, customer called",
          "Wrong customer card was scanned",
          "Test by the shop, not a customer");

  private final ListDetails list;
  private final List<String> codes;
  private final Instant from;
  private final Duration span;
  private final Instant now;
  private final SplittableRandom random;
  private final List<Scene> scenes = new ArrayList<>();

  /**
   * @param codes those of the list; as many as come with one each, or its words
   * @param now nothing is told of later
   */
  Crowd(ListDetails list, List<String> codes, Instant now) {
    this.list = list;
    this.codes = codes;
    this.now = now;
    this.from = latest(list.createdAt(), list.validity().startsAtInstant());
    this.span =
        Duration.between(from, earliest(list.validity().endsBefore(), now))
            .minus(Duration.ofMinutes(10));
    this.random = new SplittableRandom(list.name().hashCode());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** So many come while the list is open, and a few when it is not. */
  List<Scene> come(int claims) {
    if (codes.isEmpty()) {
      return List.of();
    }
    int first = random.nextInt(CUSTOMERS);
    int step = 1 + random.nextInt(CUSTOMERS - 1);
    if (!span.isNegative()) {
      for (int i = 0; i < claims; i++) {
        claim(i, customer(first + (long) i * step));
      }
    }
    comeInVain(customer(first + (long) claims * step));
    return scenes;
  }

  private void claim(int i, String customer) {
    String code = code(i);
    Instant at =
        from.plusMillis((long) (span.toMillis() * Math.pow(random.nextDouble(), EAGERNESS)));
    String by = at(at);
    if (i % SLIP_EVERY == 1) {
      scenes.add(new Scene.Wish(at.minusSeconds(40), by, slip(code), customer));
    }
    scenes.add(new Scene.Wish(at, by, code, customer));
    Instant later = earliest(at.plus(Duration.ofMinutes(30 + random.nextInt(4_000))), now);
    if (i % LATE_EVERY == 7 && list.type() != ListType.MULTI_USE) {
      scenes.add(new Scene.Wish(later, Cast.CLIENT, code, customer(random.nextInt(CUSTOMERS))));
    }
    if (i % GUESS_EVERY == 11) {
      scenes.add(new Scene.Wish(later, Cast.CLIENT, guess(), customer));
    }
    if (i % REGRET_EVERY == 23) {
      scenes.add(
          new Scene.Regret(
              later,
              by.equals(Cast.CLIENT) ? "dana" : by,
              code,
              customer,
              REASONS.get(random.nextInt(REASONS.size())),
              random.nextBoolean()));
    }
  }

  /** At a list that has ended, has not begun, or is paused. */
  private void comeInVain(String customer) {
    Instant end = list.validity().endsBefore();
    Instant at =
        end.isBefore(now)
            ? earliest(end.plus(Duration.ofHours(5)), now)
            : now.minus(Duration.ofMinutes(90 + random.nextInt(3_000)));
    boolean open = !at.isBefore(from) && at.isBefore(end) && !list.paused();
    if (!open && !list.archived()) {
      scenes.add(new Scene.Wish(at, Cast.CLIENT, codes.getLast(), customer));
    }
  }

  private String code(int i) {
    return list.type() == ListType.MULTI_USE
        ? codes.get(random.nextInt(1 + random.nextInt(codes.size()))) // the first is the best known
        : codes.get(i % codes.size());
  }

  /** Care agents claim for whom they have on the phone; the rest comes from shop and app. */
  private String at(Instant at) {
    return list.agentIssuable() && at.getEpochSecond() % 3 != 0 ? "ada" : Cast.CLIENT;
  }

  /** Two neighbours in the wrong order, as fast fingers have it. */
  private static String slip(String code) {
    List<String> letters = new ArrayList<>(List.of(code.split("")));
    for (int i = letters.size() - 2; i > 0; i--) {
      if (!letters.get(i).equals(letters.get(i + 1))) {
        Collections.swap(letters, i, i + 1);
        break;
      }
    }
    return String.join("", letters);
  }

  private String guess() {
    return "GRATIS" + (10 + random.nextInt(90));
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static String customer(long number) {
    return "c-" + (FIRST_CUSTOMER + Math.floorMod(number, CUSTOMERS));
  }

  /** Somebody who tries what is no code until they are locked out. */
  static List<Scene> guesser(Instant now) {
    String customer = "c-204417";
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      scenes.add(
          new Scene.Wish(
              now.minusSeconds(600 - 80L * i), Cast.CLIENT, "FREEPOINTS" + (i + 1), customer));
    }
    return scenes;
  }
}
