package org.promolist.list;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One list as a line of a listing. */
public record ListRow(
    UUID id,
    String name,
    List<String> tags,
    ListType type,
    ListStatus status,
    int points,
    Validity validity,
    @Nullable Integer entryCap,
    long claimed,
    Instant createdAt,
    Instant updatedAt,
    String updatedBy) {

  public ListRow {
    tags = List.copyOf(tags);
  }
}
