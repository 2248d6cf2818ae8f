package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValidityPropertiesTest {

  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  /** A validity whose instants were settled under rules the zone has no more. */
  @Provide
  Arbitrary<Validity> settledLongAgo() {
    return Combinators.combine(local(), local(), zone(), Arbitraries.longs().between(-7200, 7200))
        .as((start, end, zone, shift) -> {
          Validity v = Validity.of(start, end, zone);
          return new Validity(
              start,
              end,
              zone,
              v.startsAtInstant().plusSeconds(shift),
              v.endsBefore().plusSeconds(shift));
        });
  }

  @Provide
  Arbitrary<LocalDateTime> local() {
    long from = LocalDateTime.parse("1970-01-02T00:00").toEpochSecond(ZoneOffset.UTC);
    long to = LocalDateTime.parse("9998-12-30T00:00").toEpochSecond(ZoneOffset.UTC);
    return Arbitraries.longs()
        .between(from, to)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  @Provide
  Arbitrary<ZoneId> zone() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  @Property
  void whatIsNotTouchedIsNotMoved(
      @ForAll("settledLongAgo") Validity old, @ForAll("local") LocalDateTime other) {
    assertThat(old.rescheduled(old.startsAt(), old.endsAt(), old.zone())).isEqualTo(old);
    assertThat(old.rescheduled(other, old.endsAt(), old.zone()).endsBefore())
        .isEqualTo(old.endsBefore());
    assertThat(old.rescheduled(old.startsAt(), other, old.zone()).startsAtInstant())
        .isEqualTo(old.startsAtInstant());
    assertThat(old.rescheduled(old.startsAt(), null, old.zone()).startsAtInstant())
        .isEqualTo(old.startsAtInstant());
  }

  @Property
  void whatIsTouchedMeansWhatItWouldMeanIfEnteredNow(
      @ForAll("settledLongAgo") Validity old,
      @ForAll("local") LocalDateTime start,
      @ForAll("zone") ZoneId zone) {
    Validity moved = old.rescheduled(start, old.endsAt(), zone);
    if (!start.equals(old.startsAt()) || !zone.equals(old.zone())) {
      assertThat(moved.startsAtInstant()).isEqualTo(Validity.instant(start, zone));
    }
    if (!zone.equals(old.zone())) {
      assertThat(moved.endsBefore()).isEqualTo(Validity.instant(old.endsAt(), zone));
    }
  }

  @Property
  void anInstantShowsTheTimeEnteredUnlessTheClockSkippedIt(
      @ForAll("local") LocalDateTime local, @ForAll("zone") ZoneId zone) {
    LocalDateTime shown = LocalDateTime.ofInstant(Validity.instant(local, zone), zone);
    boolean skipped = Validity.clockChange(local, zone).filter(c -> c.isGap()).isPresent();
    assertThat(shown.equals(local)).isEqualTo(!skipped);
    assertThat(shown).isAfterOrEqualTo(local);
  }

  @Property
  void exactlyOneStatusHoldsAndTimeOnlyMovesItForward(
      @ForAll("local") LocalDateTime start,
      @ForAll("local") LocalDateTime end,
      @ForAll("zone") ZoneId zone,
      @ForAll boolean paused,
      @ForAll("local") LocalDateTime now) {
    Validity validity = Validity.of(start, end, zone);
    Instant instant = now.toInstant(ZoneOffset.UTC);
    ListStatus before = ListStatus.of(false, paused, false, validity, instant);
    ListStatus after =
        ListStatus.of(false, paused, false, validity, instant.plus(Duration.ofDays(30)));
    List<ListStatus> course =
        List.of(
            ListStatus.PENDING,
            paused ? ListStatus.PAUSED : ListStatus.ACTIVE,
            ListStatus.COMPLETED);
    assertThat(course).contains(before, after);
    assertThat(course.indexOf(after)).isGreaterThanOrEqualTo(course.indexOf(before));
    assertThat(ListStatus.of(true, paused, false, validity, instant))
        .isEqualTo(ListStatus.ARCHIVED);
    assertThat(ListStatus.of(false, paused, true, validity, instant))
        .isEqualTo(ListStatus.COMPLETED);
  }
}
