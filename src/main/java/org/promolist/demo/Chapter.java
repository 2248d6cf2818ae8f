package org.promolist.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDraft;
import org.promolist.list.ListType;
import org.promolist.list.WordDraft;

/**
 * Something that somebody once did to a list. What is null was left as it was.
 *
 * @param at a moment of the {@link StoryCalendar}, as are {@code from} and {@code until}
 * @param by the sign-in name of a person, or the name of an API client
 * @param words each a word, or a word, a space and its cap
 * @param codes how many came with the list: generated, or in the file of a partner
 * @param claims how many customers claim of the list, as far as they may
 * @param then what was done to the same list afterwards; only of a first chapter
 */
record Chapter(
    String at,
    String by,
    @Nullable Deed deed,
    @Nullable String name,
    @Nullable ListType type,
    @Nullable Integer points,
    @Nullable String description,
    @Nullable List<String> tags,
    @Nullable String from,
    @Nullable String until,
    @Nullable String zone,
    @Nullable Integer cap,
    @Nullable Integer perCustomer,
    @Nullable Boolean agents,
    @Nullable List<String> words,
    @Nullable Integer codes,
    @Nullable Integer claims,
    @Nullable List<Chapter> then) {

  /** What can be done to a list besides giving it other values. */
  enum Deed {
    PAUSE,
    RESUME,
    ARCHIVE,
    RESTORE
  }

  private static final ListDraft NOTHING =
      new ListDraft(
          null, null, null, null, List.of(), null, null, null, null, null, false, List.of());

  /** What the list is to be that begins with this chapter. */
  ListDraft draft(StoryCalendar calendar) {
    return changing(NOTHING, calendar);
  }

  /** The draft with what this chapter tells in the place of what was. */
  ListDraft changing(ListDraft was, StoryCalendar calendar) {
    return new ListDraft(
        name == null ? was.name() : calendar.fill(name),
        type == null ? was.type() : type,
        points == null ? was.points() : points,
        description == null ? was.description() : description,
        tags == null ? was.tags() : tags,
        from == null ? was.startsAt() : calendar.time(from),
        until == null ? was.endsAt() : calendar.time(until),
        zone == null ? was.zone() : zone,
        cap == null ? was.entryCap() : cap,
        perCustomer == null ? was.perCustomerLimit() : perCustomer,
        agents == null ? was.agentIssuable() : agents,
        words == null ? was.words() : words.stream().map(word -> word(word, calendar)).toList());
  }

  private static WordDraft word(String text, StoryCalendar calendar) {
    String[] parts = calendar.fill(text).split(" ", 2);
    return new WordDraft(parts[0], parts.length == 1 ? null : Integer.valueOf(parts[1]));
  }
}
