package org.promolist.list;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.audit.Past;
import org.promolist.list.ListAsOf.WordAsOf;
import org.promolist.shared.CodeText;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How lists were set at earlier moments: as they are set now, with all undone that their history
 * has since. For features that explain what happened; asks for no authority of its own.
 */
@Service
public class ListPast {

  /** Those by which {@link PromoCodeLists} records {@link Settings}; others have other fields. */
  private static final Set<String> ACTIONS =
      Set.of("CREATED", "CHANGED", "PAUSED", "RESUMED", "ARCHIVED", "RESTORED");

  private static final String STARTS_AT = "validity.startsAt";
  private static final String ENDS_AT = "validity.endsAt";
  private static final String WORDS = "codes";

  private final EntityManager entities;
  private final AuditTrail audit;

  ListPast(EntityManager entities, AuditTrail audit) {
    this.entities = entities;
    this.audit = audit;
  }

  /** Empty where there is no such list, or was none yet. One that was deleted left no settings. */
  @Transactional(readOnly = true)
  public Optional<ListAsOf> at(UUID id, Instant moment) {
    PromoCodeList list = entities.find(PromoCodeList.class, id);
    if (list == null) {
      return Optional.empty();
    }
    ListDetails now = list.details(CountsRow.NONE, moment);
    if (moment.isBefore(now.createdAt())) {
      return Optional.empty();
    }
    return Optional.of(undone(now, audit.past(PromoCodeLists.OBJECT_TYPE, id, ACTIONS, moment)));
  }

  private static ListAsOf undone(ListDetails now, Past past) {
    return new ListAsOf(
        now.id(),
        now.version() - past.later().size(), // each entry is one change, each change one version
        integer(past.then("points", now.points())).orElse(now.points()),
        startsAt(now.validity(), past),
        endsBefore(now.validity(), past),
        integer(past.then("entryCap", now.entryCap())).orElse(null),
        integer(past.then("perCustomerLimit", now.perCustomerLimit())).orElse(null),
        Boolean.TRUE.equals(past.then("paused", now.paused())),
        past.since("paused").orElse(now.createdAt()),
        Boolean.TRUE.equals(past.then("archived", now.archived())),
        past.since("archived").orElse(now.createdAt()),
        words(now, past));
  }

  private static Optional<Integer> integer(@Nullable Object told) {
    return told instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
  }

  /**
   * The history tells local times. One that is still set has kept its instant; another is taken for
   * what its zone's rules say today, which differs only if these were changed since.
   */
  private static Instant startsAt(Validity now, Past past) {
    Object local = past.then(STARTS_AT, now.startsAt().toString());
    ZoneId zone = zone(now, past);
    return zone.equals(now.zone()) && now.startsAt().toString().equals(local)
        ? now.startsAtInstant()
        : instant(local, zone);
  }

  private static Instant endsBefore(Validity now, Past past) {
    String today = now.endsAt() == null ? null : now.endsAt().toString();
    Object local = past.then(ENDS_AT, today);
    ZoneId zone = zone(now, past);
    if (local == null) {
      return Validity.FOREVER;
    }
    return zone.equals(now.zone()) && local.equals(today) ? now.endsBefore() : instant(local, zone);
  }

  private static ZoneId zone(Validity now, Past past) {
    return ZoneId.of(String.valueOf(past.then("validity.zone", now.zone().getId())));
  }

  private static Instant instant(@Nullable Object local, ZoneId zone) {
    return Validity.instant(LocalDateTime.parse(String.valueOf(local)), zone);
  }

  private static List<WordAsOf> words(ListDetails now, Past past) {
    Map<String, @Nullable Integer> caps = new LinkedHashMap<>();
    if (past.isChangedSince(WORDS)) {
      caps.putAll(told(past.then(WORDS, null)));
    } else {
      now.words().forEach(word -> caps.put(word.code().value(), word.cap()));
    }
    List<WordAsOf> words = new ArrayList<>();
    caps.forEach(
        (word, cap) -> words.add(new WordAsOf(new CodeText(word), cap, since(word, now, past))));
    return words;
  }

  /** The words of a list and their caps, as {@link Settings} tells them. */
  private static Map<String, @Nullable Integer> told(@Nullable Object words) {
    Map<String, @Nullable Integer> caps = new LinkedHashMap<>();
    if (words instanceof List<?> all) {
      for (Object each : all) {
        if (each instanceof Map<?, ?> word) {
          caps.put(String.valueOf(word.get("code")), integer(word.get("cap")).orElse(null));
        }
      }
    }
    return caps;
  }

  /** A word may have been taken out and put in again: the last time counts. */
  private static Instant since(String word, ListDetails now, Past past) {
    for (AuditEntry entry : past.earlier()) {
      for (Change change : entry.changes()) {
        if (change.field().equals(WORDS)
            && told(change.newValue()).containsKey(word)
            && !told(change.oldValue()).containsKey(word)) {
          return entry.at();
        }
      }
    }
    return now.createdAt();
  }
}
