package org.promolist.list;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;
import org.promolist.shared.Ids;
import org.promolist.shared.Violation;

/** A promo code list. Guards its own rules; drafts it is given have passed {@link ListRules}. */
@Entity
@Table(name = "promo_code_list")
class PromoCodeList {

  /** An order needs no more of a name. */
  private static final int MAX_NAME_SORT = 400;

  @Id private UUID id;

  /**
   * Grows by one with each change. Counted here, under the row's lock, and not by JPA: a change of
   * a word alone is a change of the list too.
   */
  private long version;

  private String name;

  /** Unique; null while archived, which frees the name. */
  private @Nullable String nameKey;

  @SuppressWarnings("unused") // by ListSearch
  private String nameSort;

  @Enumerated(EnumType.STRING)
  private ListType type;

  private int points;

  private @Nullable String description;

  @ElementCollection
  @CollectionTable(name = "list_tag", joinColumns = @JoinColumn(name = "list_id"))
  @OrderColumn(name = "position")
  private List<Tag> tags = new ArrayList<>();

  @Embedded private Validity validity;

  private @Nullable Integer entryCap;

  private @Nullable Integer perCustomerLimit;

  private boolean agentIssuable;

  private boolean paused;

  private boolean archived;

  @OneToMany(mappedBy = "list", cascade = CascadeType.ALL, orphanRemoval = true)
  private List<ListWord> words = new ArrayList<>();

  private Instant createdAt;

  private String createdBy;

  private Instant updatedAt;

  private String updatedBy;

  @SuppressWarnings("NullAway.Init")
  protected PromoCodeList() {} // for JPA

  /** A new list as the draft says, made by {@code actor}. */
  PromoCodeList(ListDraft draft, String actor, Instant now) {
    id = Ids.next();
    type = Objects.requireNonNull(draft.type());
    validity =
        Validity.of(
            Objects.requireNonNull(draft.startsAt()),
            draft.endsAt(),
            ZoneId.of(Objects.requireNonNull(draft.zone())));
    createdAt = now;
    createdBy = actor;
    name = "";
    nameSort = "";
    updatedAt = now;
    updatedBy = actor;
    version = 1;
    apply(draft);
  }

  /**
   * What of the draft this list can't become, beyond the bounds of its fields: no cap may go below
   * the claims that stand.
   */
  List<Violation> check(ListDraft draft, ClaimBook claims) {
    List<Violation> found = new ArrayList<>();
    if (draft.type() != null && draft.type() != type) {
      found.add(Violation.of("type", "fixed"));
    }
    long claimed = draft.entryCap() == null ? 0 : claims.standing(id);
    if (tooLow(draft.entryCap(), entryCap, claimed)) {
      found.add(Violation.of("entryCap", "below_claimed", claimed));
    }
    for (int i = 0; i < draft.words().size(); i++) {
      Integer cap = draft.words().get(i).cap();
      Word word = CodeText.parse(draft.words().get(i).code()).map(this::word).orElse(null);
      long made = word == null || cap == null ? 0 : claims.standing(id, word.code().value());
      if (word != null && tooLow(cap, word.cap(), made)) {
        found.add(Violation.of("codes[" + i + "].cap", "below_claimed", made));
      }
    }
    return found;
  }

  private static boolean tooLow(@Nullable Integer cap, @Nullable Integer present, long claimed) {
    return cap != null && cap < claimed && !cap.equals(present);
  }

  private @Nullable Word word(CodeText text) {
    return words.stream()
        .filter(word -> word.text().equals(text.value()))
        .map(ListWord::toWord)
        .findFirst()
        .orElse(null);
  }

  /** Makes this list what the draft says. The type stays what it is. */
  void apply(ListDraft draft) {
    rename(Objects.requireNonNull(draft.name()).strip());
    points = Objects.requireNonNull(draft.points());
    description =
        draft.description() == null || draft.description().isBlank()
            ? null
            : draft.description().strip();
    retag(draft.tags());
    Validity rescheduled =
        validity.rescheduled(
            Objects.requireNonNull(draft.startsAt()),
            draft.endsAt(),
            ZoneId.of(Objects.requireNonNull(draft.zone())));
    if (!rescheduled.equals(validity)) {
      validity = rescheduled;
    }
    entryCap = draft.entryCap();
    perCustomerLimit = draft.perCustomerLimit();
    agentIssuable = draft.agentIssuable();
    replaceWords(draft.words());
  }

  private void rename(String newName) {
    name = newName;
    nameSort = Folding.cut(Folding.ignoreAccents(newName), MAX_NAME_SORT);
    nameKey = archived ? null : Folding.ignoreCase(newName);
  }

  /** Spellings of one tag that differ in case only are one tag, the first. */
  private void retag(List<String> texts) {
    Map<String, Tag> wanted = new LinkedHashMap<>();
    texts.stream().map(text -> new Tag(text.strip())).forEach(t -> wanted.putIfAbsent(t.key(), t));
    if (!tags.equals(List.copyOf(wanted.values()))) {
      tags.clear();
      tags.addAll(wanted.values());
    }
  }

  private void replaceWords(List<WordDraft> drafts) {
    Map<String, ListWord> present =
        words.stream().collect(Collectors.toMap(ListWord::text, word -> word));
    int position = 0;
    for (WordDraft draft : drafts) {
      CodeText text = CodeText.parse(draft.code()).orElseThrow();
      ListWord word = present.remove(text.value());
      if (word == null) {
        word = new ListWord(this, text);
        words.add(word);
      }
      word.place(position++, draft.cap());
    }
    words.removeAll(present.values());
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  /** Frees the name; {@code paused} stays for the day it is restored. */
  void archive() {
    archived = true;
    nameKey = null;
  }

  void restore() {
    archived = false;
    nameKey = Folding.ignoreCase(name);
  }

  /** A change by {@code actor} was made. */
  void touched(String actor, Instant now) {
    version++;
    updatedAt = now;
    updatedBy = actor;
  }

  /** What a search finds this list by. */
  Stream<String> searchable() {
    return Stream.of(
            Stream.of(name),
            Stream.ofNullable(description),
            tags.stream().map(Tag::text),
            words.stream().map(ListWord::text))
        .flatMap(texts -> texts);
  }

  ListStatus status(Instant now, long claimed) {
    return ListStatus.of(archived, paused, entryCap != null && claimed >= entryCap, validity, now);
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  @Nullable String nameKey() {
    return nameKey;
  }

  @Nullable Integer entryCap() {
    return entryCap;
  }

  List<Word> words() {
    return words.stream().map(ListWord::toWord).toList();
  }

  List<String> wordTexts() {
    return words.stream().map(ListWord::text).toList();
  }

  long version() {
    return version;
  }

  ListDetails details(CountsRow counts, Instant now) {
    return new ListDetails(
        id,
        version,
        name,
        type,
        status(now, counts.claimed()),
        paused,
        archived,
        points,
        description,
        tags.stream().map(Tag::text).toList(),
        validity,
        entryCap,
        perCustomerLimit,
        agentIssuable,
        words.stream()
            .sorted(Comparator.comparingInt(ListWord::position))
            .map(ListWord::toWord)
            .toList(),
        counts.toCounts(words.stream().map(ListWord::toWord).toList()),
        createdAt,
        createdBy,
        updatedAt,
        updatedBy);
  }
}
