package org.promolist.list;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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

  /**
   * The most claims that could still be made: by the codes there are, the words' caps and the entry
   * cap; none once the list is completed or archived. Empty where nothing limits them.
   */
  public OptionalLong claimsLeft() {
    if (status == ListStatus.COMPLETED || status == ListStatus.ARCHIVED) {
      return OptionalLong.of(0);
    }
    OptionalLong byCodes =
        type != ListType.MULTI_USE
            ? OptionalLong.of(counts.claimable())
            : words.stream().allMatch(word -> word.cap() != null)
                ? OptionalLong.of(words.stream().mapToLong(Word::claimsLeft).sum())
                : OptionalLong.empty();
    if (entryCap == null) {
      return byCodes;
    }
    long byCap = Math.max(0, entryCap - counts.claimed());
    return OptionalLong.of(Math.min(byCap, byCodes.orElse(byCap)));
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
