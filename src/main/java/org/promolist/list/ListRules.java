package org.promolist.list;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;
import org.promolist.shared.Violation;

/** The bounds of a list's fields. Both doors check by these, all fields at once. */
public final class ListRules {

  public static final int MAX_NAME = 120;
  public static final int MAX_DESCRIPTION = 2_000;
  public static final int MAX_TAGS = 20;
  public static final int MAX_TAG = 40;
  public static final int MAX_POINTS = 1_000_000;
  public static final int MAX_CAP = 1_000_000_000;
  public static final int MAX_PER_CUSTOMER = 1_000_000;
  public static final int MAX_WORDS = 20;
  public static final int FIRST_YEAR = 1970;

  /** Year 9999 is left to {@link Validity#FOREVER}: a list without an end has none. */
  public static final int LAST_YEAR = 9998;

  /** Of the stored forms that ignore case, in UTF-16 units; no ordinary text comes near. */
  private static final int MAX_NAME_KEY = 400;

  private static final int MAX_TAG_KEY = 200;

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final ListDraft draft;
  private final List<Violation> found = new ArrayList<>();

  private ListRules(ListDraft draft) {
    this.draft = draft;
  }

  /**
   * Everything that is wrong with the draft in itself, whatever lists there are; empty if nothing.
   */
  public static List<Violation> check(ListDraft draft) {
    ListRules rules = new ListRules(draft);
    rules.text();
    rules.tags();
    rules.numbers();
    rules.validity();
    rules.words();
    return rules.found;
  }

  /** IANA ids only: an offset such as {@code +02:00} says nothing about summer time. */
  public static boolean isZone(String id) {
    return ZONES.contains(id);
  }

  private void text() {
    String name = draft.name();
    if (name == null || isInvisible(name)) {
      add("name", "required");
    } else {
      length("name", name.strip(), MAX_NAME, MAX_NAME_KEY);
      if (name.codePoints().anyMatch(ListRules::isUnfit)) {
        add("name", "control_characters");
      }
    }
    if (draft.type() == null) {
      add("type", "required");
    }
    if (draft.description() != null) {
      length("description", draft.description().strip(), MAX_DESCRIPTION, Integer.MAX_VALUE);
      unstorable("description", draft.description());
    }
  }

  private void tags() {
    if (draft.tags().size() > MAX_TAGS) {
      add("tags", "too_many", MAX_TAGS);
    }
    for (int i = 0; i < draft.tags().size(); i++) {
      String tag = draft.tags().get(i);
      String field = "tags[" + i + "]";
      if (isInvisible(tag)) {
        add(field, "required");
      } else {
        length(field, tag.strip(), MAX_TAG, MAX_TAG_KEY);
        if (tag.codePoints().anyMatch(ListRules::isUnfit)) {
          add(field, "control_characters");
        }
      }
    }
  }

  private void numbers() {
    if (draft.points() == null) {
      add("points", "required");
    }
    range("points", draft.points(), MAX_POINTS);
    range("entryCap", draft.entryCap(), MAX_CAP);
    range("perCustomerLimit", draft.perCustomerLimit(), MAX_PER_CUSTOMER);
  }

  private void validity() {
    LocalDateTime start = draft.startsAt();
    LocalDateTime end = draft.endsAt();
    if (start == null) {
      add("validity.startsAt", "required");
    }
    boolean startFits = time("validity.startsAt", start);
    boolean endFits = time("validity.endsAt", end);
    if (draft.zone() == null || draft.zone().isBlank()) {
      add("validity.zone", "required");
    } else if (!isZone(draft.zone())) {
      add("validity.zone", "unknown_zone");
    } else if (startFits && endFits && start != null && end != null) {
      ZoneId zone = ZoneId.of(draft.zone());
      if (!Validity.instant(end, zone).isAfter(Validity.instant(start, zone))) {
        add("validity.endsAt", "not_after_start");
      }
    }
  }

  private boolean time(String field, @Nullable LocalDateTime time) {
    if (time == null) {
      return true;
    }
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      add(field, "year_out_of_range", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
      return false;
    }
    if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
      add(field, "not_whole_seconds");
      return false;
    }
    return true;
  }

  private void words() {
    if (draft.type() != ListType.MULTI_USE) {
      if (!draft.words().isEmpty() && draft.type() != null) {
        add("codes", "only_multi_use");
      }
      return;
    }
    if (draft.words().isEmpty()) {
      add("codes", "required");
    }
    if (draft.words().size() > MAX_WORDS) {
      add("codes", "too_many", MAX_WORDS);
    }
    Set<CodeText> seen = new HashSet<>();
    for (int i = 0; i < draft.words().size(); i++) {
      WordDraft word = draft.words().get(i);
      String field = "codes[" + i + "]";
      CodeText.parse(word.code())
          .ifPresentOrElse(
              code -> {
                if (!seen.add(code)) {
                  add(field + ".code", "duplicate", code.value());
                }
              },
              () ->
                  add(field + ".code", "malformed_code", CodeText.MIN_LENGTH, CodeText.MAX_LENGTH));
      range(field + ".cap", word.cap(), MAX_CAP);
    }
  }

  private void length(String field, String text, int max, int maxKey) {
    // A few characters stand for many: U+FDFA for a sentence. The key they are found by has bounds
    // too.
    if (text.codePointCount(0, text.length()) > max || Folding.ignoreCase(text).length() > maxKey) {
      add(field, "too_long", max);
    }
  }

  /** PostgreSQL has no place for U+0000 in a text, and UTF-8 none for half a character. */
  private void unstorable(String field, String text) {
    if (text.indexOf(0) >= 0 || text.codePoints().anyMatch(ListRules::isHalf)) {
      add(field, "control_characters");
    }
  }

  /** Spaces of any kind, and characters that only join or direct others. */
  private static boolean isInvisible(String text) {
    return text.codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT);
  }

  private static boolean isHalf(int codePoint) {
    return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
  }

  private static boolean isUnfit(int codePoint) {
    return Character.isISOControl(codePoint) || isHalf(codePoint);
  }

  private void range(String field, @Nullable Integer value, int max) {
    if (value != null && (value < 1 || value > max)) {
      add(field, "out_of_range", 1, max);
    }
  }

  private void add(String field, String code, Object... args) {
    found.add(Violation.of(field, code, args));
  }
}
