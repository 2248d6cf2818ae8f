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
 */
@Embeddable
public class Validity {

  /** Stands for "no end", so that a missing end needs no case of its own in rules and indexes. */
  public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

  @Column(name = "starts_at_local", nullable = false)
  private LocalDateTime startsAt;

  @Column(name = "ends_at_local")
  private @Nullable LocalDateTime endsAt;

  @Column(name = "zone", nullable = false)
  private String zone;

  @Column(name = "starts_at", nullable = false)
  private Instant startsAtInstant;

  @Column(name = "ends_at", nullable = false)
  private Instant endsAtInstant;

  @SuppressWarnings("NullAway.Init")
  protected Validity() {} // for JPA

  private Validity(
      LocalDateTime startsAt,
      @Nullable LocalDateTime endsAt,
      ZoneId zone,
      Instant startsAtInstant,
      Instant endsAtInstant) {
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.zone = zone.getId();
    this.startsAtInstant = startsAtInstant;
    this.endsAtInstant = endsAtInstant;
  }

  /** A validity entered now. */
  public static Validity of(LocalDateTime startsAt, @Nullable LocalDateTime endsAt, ZoneId zone) {
    return new Validity(startsAt, endsAt, zone, instant(startsAt, zone), endInstant(endsAt, zone));
  }

  /** A validity as it was stored, instants included. */
  static Validity stored(
      LocalDateTime startsAt,
      @Nullable LocalDateTime endsAt,
      ZoneId zone,
      Instant startsAtInstant,
      Instant endsAtInstant) {
    return new Validity(startsAt, endsAt, zone, startsAtInstant, endsAtInstant);
  }

  /** This validity with what differs replaced; a time that stays keeps the instant it had. */
  Validity rescheduled(LocalDateTime newStart, @Nullable LocalDateTime newEnd, ZoneId newZone) {
    boolean sameZone = newZone.getId().equals(zone);
    Instant start =
        sameZone && newStart.equals(startsAt) ? startsAtInstant : instant(newStart, newZone);
    Instant end =
        sameZone && Objects.equals(newEnd, endsAt) ? endsAtInstant : endInstant(newEnd, newZone);
    return new Validity(newStart, newEnd, newZone, start, end);
  }

  static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant(); // java.time resolves gaps and overlaps as promised above
  }

  private static Instant endInstant(@Nullable LocalDateTime local, ZoneId zone) {
    return local == null ? FOREVER : instant(local, zone);
  }

  /** The change of the zone's clock that skips or repeats this local time, if one does. */
  public static Optional<ZoneOffsetTransition> clockChange(LocalDateTime local, ZoneId zone) {
    return Optional.ofNullable(zone.getRules().getTransition(local));
  }

  public LocalDateTime startsAt() {
    return startsAt;
  }

  public @Nullable LocalDateTime endsAt() {
    return endsAt;
  }

  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  public Instant startsAtInstant() {
    return startsAtInstant;
  }

  /** The first instant after the validity; empty where it has no end. */
  public Optional<Instant> endsAtInstant() {
    return endsAt == null ? Optional.empty() : Optional.of(endsAtInstant);
  }

  /** As {@link #endsAtInstant()}, with {@link #FOREVER} for no end. */
  Instant lastInstant() {
    return endsAtInstant;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Validity v
        && startsAt.equals(v.startsAt)
        && Objects.equals(endsAt, v.endsAt)
        && zone.equals(v.zone)
        && startsAtInstant.equals(v.startsAtInstant)
        && endsAtInstant.equals(v.endsAtInstant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(startsAt, endsAt, zone, startsAtInstant, endsAtInstant);
  }

  @Override
  public String toString() {
    return startsAt + " – " + (endsAt == null ? "" : endsAt) + " " + zone;
  }
}
