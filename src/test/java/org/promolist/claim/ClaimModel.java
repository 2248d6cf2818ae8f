package org.promolist.claim;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to become of claims, by the rules alone: no database, no other program, no slots. */
final class ClaimModel {

  static final int FAILURES = 3;
  static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  private static final int WHOLE = 4;

  final Map<String, ListState> lists = new HashMap<>();
  final Map<String, CodeState> codes = new HashMap<>();
  final Map<String, CustomerState> customers = new HashMap<>();
  final List<ClaimState> claims = new ArrayList<>();
  @Nullable Integer perWeek;

  static final class ListState {
    int points;
    @Nullable Integer cap;
    @Nullable Integer perCustomer;
    boolean paused;
    boolean archived;
  }

  static final class BatchState {
    boolean voided;
  }

  static final class CodeState {
    final String list;

    /** Null for a word. */
    final @Nullable BatchState batch;

    @Nullable Integer cap;
    boolean voided;

    CodeState(String list, @Nullable BatchState batch) {
      this.list = list;
      this.batch = batch;
    }

    boolean isDead() {
      return voided || (batch != null && batch.voided);
    }
  }

  static final class CustomerState {
    int consecutive;
    int cumulative;
    @Nullable Instant lockedUntil;
  }

  static final class ClaimState {
    final String code;
    final String customer;
    final int points;
    final Instant at;
    boolean reversed;
    boolean reopened;

    ClaimState(String code, String customer, int points, Instant at) {
      this.code = code;
      this.customer = customer;
      this.points = points;
      this.at = at;
    }

    boolean holds(String wanted) {
      return code.equals(wanted) && !reopened;
    }

    boolean stands() {
      return !reversed;
    }
  }

  /** Why it is refused; empty where it is made. */
  Optional<Refusal> claim(String customer, String text, Instant now) {
    CustomerState who = customers.computeIfAbsent(customer, any -> new CustomerState());
    Optional<Refusal> refusal = refusal(who, customer, text, now);
    refusal
        .filter(ClaimModel::isGuess)
        .ifPresent(guess -> {
          guessed(who, now);
        });
    if (refusal.isEmpty()) {
      claims.add(new ClaimState(text, customer, list(text).points, now));
      who.consecutive = 0;
      who.lockedUntil = null;
    }
    return refusal;
  }

  private Optional<Refusal> refusal(CustomerState who, String customer, String text, Instant now) {
    if (who.lockedUntil != null && now.isBefore(who.lockedUntil)) {
      return Optional.of(Refusal.CUSTOMER_LOCKED_OUT);
    }
    CodeState code = codes.get(text);
    if (code == null) {
      return Optional.of(Refusal.CODE_NOT_FOUND);
    }
    ListState list = list(text);
    List<ClaimState> own =
        claims.stream().filter(claim -> claim.customer.equals(customer)).toList();
    boolean ownHolds = own.stream().anyMatch(claim -> claim.holds(text));
    boolean held = isHeld(text);
    if (code.isDead() && !held) {
      return Optional.of(Refusal.CODE_VOIDED);
    }
    if (list.archived) {
      return Optional.of(Refusal.LIST_ARCHIVED);
    }
    if (list.paused) {
      return Optional.of(Refusal.LIST_PAUSED);
    }
    if (ownHolds) {
      return Optional.of(Refusal.ALREADY_CLAIMED_BY_CUSTOMER);
    }
    if (held) {
      return Optional.of(Refusal.CODE_ALREADY_CLAIMED);
    }
    if (isReached(list.cap, standing(code.list)) || isReached(code.cap, standingOf(text))) {
      return Optional.of(Refusal.ENTRY_CAP_REACHED);
    }
    long ofList =
        own.stream().filter(c -> c.stands() && codes.get(c.code).list.equals(code.list)).count();
    if (isReached(list.perCustomer, ofList)) {
      return Optional.of(Refusal.CUSTOMER_LIST_LIMIT_REACHED);
    }
    long ofWeek = own.stream().filter(c -> c.stands() && week(c.at).equals(week(now))).count();
    return isReached(perWeek, ofWeek)
        ? Optional.of(Refusal.CUSTOMER_LIMITER_REACHED)
        : Optional.empty();
  }

  /** Whether a claim, reversed or not, keeps a single-use code from others. */
  boolean isHeld(String code) {
    return codes.get(code).batch != null && claims.stream().anyMatch(claim -> claim.holds(code));
  }

  long standing(String list) {
    return claims.stream()
        .filter(claim -> claim.stands() && codes.get(claim.code).list.equals(list))
        .count();
  }

  long standingOf(String code) {
    return claims.stream().filter(claim -> claim.stands() && claim.code.equals(code)).count();
  }

  ListState list(String code) {
    return lists.get(codes.get(code).list);
  }

  private static boolean isReached(@Nullable Integer most, long standing) {
    return most != null && standing >= most;
  }

  private static boolean isGuess(Refusal refusal) {
    return refusal == Refusal.CODE_NOT_FOUND || refusal == Refusal.CODE_ALREADY_CLAIMED;
  }

  private static void guessed(CustomerState who, Instant now) {
    if (who.lockedUntil != null) { // and over, or it would not have been heard
      who.consecutive = 0;
      who.lockedUntil = null;
    }
    who.consecutive += WHOLE;
    who.cumulative += WHOLE;
    if (who.consecutive >= FAILURES * WHOLE) {
      who.lockedUntil = now.plus(LOCKED_FOR);
    }
  }

  private static LocalDate week(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
