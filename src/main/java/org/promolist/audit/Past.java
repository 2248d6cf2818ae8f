package org.promolist.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The history of one object, parted at a moment. From what the object is now it tells what it was
 * then, by undoing what was done to it since.
 *
 * @param later what was done after the moment, latest first
 * @param earlier what was done until then, the moment itself included, latest first
 */
public record Past(List<AuditEntry> later, List<AuditEntry> earlier) {

  public Past {
    later = List.copyOf(later);
    earlier = List.copyOf(earlier);
  }

  static Past of(List<AuditEntry> latestFirst, Instant moment) {
    return new Past(
        latestFirst.stream().filter(entry -> entry.at().isAfter(moment)).toList(),
        latestFirst.stream().filter(entry -> !entry.at().isAfter(moment)).toList());
  }

  /** Whether a field was changed after the moment, if only there and back. */
  public boolean isChangedSince(String field) {
    return firstAfter(field).isPresent();
  }

  /**
   * What a field was at the moment, as JSON says it.
   *
   * @param now what it is now
   */
  public @Nullable Object then(String field, @Nullable Object now) {
    Change first = firstAfter(field).orElse(null);
    return first == null ? now : first.oldValue();
  }

  /** When a field became what it was at the moment; empty if no entry tells. */
  public Optional<Instant> since(String field) {
    return earlier.stream()
        .filter(entry -> changes(entry, field).findAny().isPresent())
        .map(AuditEntry::at)
        .findFirst();
  }

  private Optional<Change> firstAfter(String field) {
    return later.reversed().stream().flatMap(entry -> changes(entry, field)).findFirst();
  }

  private static Stream<Change> changes(AuditEntry entry, String field) {
    return entry.changes().stream().filter(change -> change.field().equals(field));
  }
}
