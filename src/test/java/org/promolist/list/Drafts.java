package org.promolist.list;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drafts for tests: a sound one to start from, and copies that differ in one thing. */
public final class Drafts {

  private @Nullable String name;
  private @Nullable ListType type = ListType.SINGLE_USE;
  private @Nullable Integer points = 250;
  private @Nullable String description = "For a bad experience made good";
  private List<String> tags = List.of("care");
  private @Nullable LocalDateTime startsAt = LocalDateTime.parse("2026-12-01T00:00");
  private @Nullable LocalDateTime endsAt = LocalDateTime.parse("2027-01-01T00:00");
  private @Nullable String zone = "Europe/Berlin";
  private @Nullable Integer entryCap = 10_000;
  private @Nullable Integer perCustomerLimit = 3;
  private boolean agentIssuable = true;
  private List<WordDraft> words = List.of();

  private Drafts() {}

  public static Drafts singleUse(String name) {
    Drafts drafts = new Drafts();
    drafts.name = name;
    return drafts;
  }

  public static Drafts multiUse(String name, String... words) {
    return singleUse(name).type(ListType.MULTI_USE).words(words);
  }

  /** The draft, changed. */
  public static ListDraft of(ListDraft draft, UnaryOperator<Drafts> change) {
    return change.apply(copyOf(draft)).draft();
  }

  private static Drafts copyOf(ListDraft draft) {
    Drafts drafts = new Drafts();
    drafts.name = draft.name();
    drafts.type = draft.type();
    drafts.points = draft.points();
    drafts.description = draft.description();
    drafts.tags = draft.tags();
    drafts.startsAt = draft.startsAt();
    drafts.endsAt = draft.endsAt();
    drafts.zone = draft.zone();
    drafts.entryCap = draft.entryCap();
    drafts.perCustomerLimit = draft.perCustomerLimit();
    drafts.agentIssuable = draft.agentIssuable();
    drafts.words = draft.words();
    return drafts;
  }

  public ListDraft draft() {
    return new ListDraft(
        name,
        type,
        points,
        description,
        tags,
        startsAt,
        endsAt,
        zone,
        entryCap,
        perCustomerLimit,
        agentIssuable,
        words);
  }

  public Drafts name(@Nullable String value) {
    return with(copy -> copy.name = value);
  }

  public Drafts type(@Nullable ListType value) {
    return with(copy -> copy.type = value);
  }

  public Drafts points(@Nullable Integer value) {
    return with(copy -> copy.points = value);
  }

  public Drafts description(@Nullable String value) {
    return with(copy -> copy.description = value);
  }

  public Drafts tags(String... values) {
    return with(copy -> copy.tags = List.of(values));
  }

  /** Local times as ISO text; null for none. */
  public Drafts validity(@Nullable String starts, @Nullable String ends, @Nullable String inZone) {
    return with(copy -> {
      copy.startsAt = starts == null ? null : LocalDateTime.parse(starts);
      copy.endsAt = ends == null ? null : LocalDateTime.parse(ends);
      copy.zone = inZone;
    });
  }

  public Drafts limits(@Nullable Integer cap, @Nullable Integer perCustomer) {
    return with(copy -> {
      copy.entryCap = cap;
      copy.perCustomerLimit = perCustomer;
    });
  }

  public Drafts words(String... values) {
    return words(Stream.of(values).map(word -> new WordDraft(word, null)).toList());
  }

  public Drafts words(List<WordDraft> values) {
    return with(copy -> copy.words = values);
  }

  private Drafts with(Consumer<Drafts> change) {
    Drafts copy = copyOf(draft());
    change.accept(copy);
    return copy;
  }

  @Override
  public String toString() {
    return draft().toString();
  }
}
