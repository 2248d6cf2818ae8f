package org.promolist.list;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a list to be: the editable fields, not yet checked. A null stands for "not
 * given"; {@link ListRules#check} says which of them may be missing and what the bounds are.
 *
 * @param startsAt first moment, as the clock shows it in {@code zone}, to the second
 * @param endsAt first moment after the last, likewise; null for no end
 * @param zone IANA id such as {@code Europe/Vienna}
 */
public record ListDraft(
    @Nullable String name,
    @Nullable ListType type,
    @Nullable Integer points,
    @Nullable String description,
    List<String> tags,
    @Nullable LocalDateTime startsAt,
    @Nullable LocalDateTime endsAt,
    @Nullable String zone,
    @Nullable Integer entryCap,
    @Nullable Integer perCustomerLimit,
    boolean agentIssuable,
    List<WordDraft> words) {

  public ListDraft {
    tags = List.copyOf(tags);
    words = List.copyOf(words);
  }
}
