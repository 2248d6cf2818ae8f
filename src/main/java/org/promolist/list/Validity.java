package org.promolist.list;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a list can be claimed from: local times in a zone as somebody entered them, and the instants
 * they mean. The instants are settled when a time is entered; later changes of a zone's rules, and
 * edits of other fields, never move them.
 *
 * <p>A local time that the clock skips means the moment as far after the gap; one that occurs twice
 * means the earlier.
 *
 * @param startsAt the first moment, to the second
 * @param endsAt the first moment after the last; null for no end
 * @param endsBefore the instant of {@code endsAt}, {@link #FOREVER} where there is none
 */
@Embeddable
public record Validity(
    @Column(name = "starts_at_local") LocalDateTime startsAt,
    @Column(name = "ends_at_local") @Nullable LocalDateTime endsAt,
    @Column(name = "zone") ZoneId zone,
    @Column(name = "starts_at") Instant startsAtInstant,
    @Column(name = "ends_at") Instant endsBefore) {

  /** Stands for "no end", so that a missing end needs no case of its own in rules and indexes. */
  public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

  /** A validity entered now. */
  public static Validity of(LocalDateTime startsAt, @Nullable LocalDateTime endsAt, ZoneId zone) {
    return new Validity(startsAt, endsAt, zone, instant(startsAt, zone), endOf(endsAt, zone));
  }

  /** This validity with what differs replaced; a time that stays keeps the instant it had. */
  Validity rescheduled(LocalDateTime newStart, @Nullable LocalDateTime newEnd, ZoneId newZone) {
    boolean sameZone = newZone.equals(zone);
    boolean sameStart = sameZone && newStart.equals(startsAt);
    boolean sameEnd = sameZone && Objects.equals(newEnd, endsAt);
    return new Validity(
        newStart,
        newEnd,
        newZone,
        sameStart ? startsAtInstant : instant(newStart, newZone),
        sameEnd ? endsBefore : endOf(newEnd, newZone));
  }

  /** The instant this local time means. */
  public static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant(); // java.time resolves gaps and overlaps as promised above
  }

  private static Instant endOf(@Nullable LocalDateTime local, ZoneId zone) {
    return local == null ? FOREVER : instant(local, zone);
  }

  /** The change of the zone's clock that skips or repeats this local time, if one does. */
  public static Optional<ZoneOffsetTransition> clockChange(LocalDateTime local, ZoneId zone) {
    return Optional.ofNullable(zone.getRules().getTransition(local));
  }

  /** The first instant after the validity; empty where it has no end. */
  public Optional<Instant> endsAtInstant() {
    return endsAt == null ? Optional.empty() : Optional.of(endsBefore);
  }
}
