package org.promolist.list;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One list, whole, as it stood when it was read.
 *
 * @param version grows by one with each change; an edit names the one it started from
 * @param words in the order given; empty unless the list is multi-use
 */
public record ListDetails(
    UUID id,
    long version,
    String name,
    ListType type,
    ListStatus status,
    boolean paused,
    boolean archived,
    int points,
    @Nullable String description,
    List<String> tags,
    Validity validity,
    @Nullable Integer entryCap,
    @Nullable Integer perCustomerLimit,
    boolean agentIssuable,
    List<Word> words,
    ListCounts counts,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy) {

  public ListDetails {
    tags = List.copyOf(tags);
    words = List.copyOf(words);
  }

  /** These settings as the starting point of an edit. */
  public ListDraft toDraft() {
    return new ListDraft(
        name,
        type,
        points,
        description,
        tags,
        validity.startsAt(),
        validity.endsAt(),
        validity.zone().getId(),
        entryCap,
        perCustomerLimit,
        agentIssuable,
        words.stream().map(w -> new WordDraft(w.code().value(), w.cap())).toList());
  }
}
