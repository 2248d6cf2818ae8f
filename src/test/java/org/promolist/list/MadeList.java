package org.promolist.list;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of {@link ManyLists}, as it is stored and as a search is to find it. */
record MadeList(
    UUID id,
    String name,
    ListType type,
    int points,
    String description,
    List<String> tags,
    List<String> words,
    Collection<String> terms,
    Instant startsAt,
    Instant endsAt,
    @Nullable Integer entryCap,
    long claimed,
    boolean paused,
    boolean archived,
    Instant createdAt,
    Instant updatedAt) {

  ListStatus status(Instant now) {
    Validity validity = new Validity(local(startsAt), null, ManyLists.ZONE, startsAt, endsAt);
    return ListStatus.of(archived, paused, entryCap != null && claimed >= entryCap, validity, now);
  }

  static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ManyLists.ZONE);
  }

  boolean passes(ListFilter filter, Instant now) {
    return filter.statusesMeant().contains(status(now))
        && (filter.types().isEmpty() || filter.types().contains(type))
        && (filter.tags().isEmpty() || filter.tags().stream().anyMatch(tags::contains))
        && Folding.terms(filter.text()).stream()
            .allMatch(wanted -> terms.stream().anyMatch(term -> term.startsWith(wanted)));
  }
}
