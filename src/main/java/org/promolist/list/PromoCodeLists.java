package org.promolist.list;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Deed;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Slice;
import org.promolist.shared.Violation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promo code lists of the program. Reading takes {@code lists:read}, all else {@code
 * lists:write}. Every change is recorded in the history, in the same transaction.
 */
@Service
public class PromoCodeLists {

  /** The kind of object by which the audit trail keeps what was done to lists. */
  public static final String OBJECT_TYPE = "LIST";

  private final EntityManager entities;
  private final ListUniqueness uniqueness;
  private final ListGate gate;
  private final ClaimBook claims;
  private final ListSearch search;
  private final ListTags tags;
  private final ListSideTables sides;
  private final AuditTrail audit;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PromoCodeLists(
      EntityManager entities,
      ListUniqueness uniqueness,
      ListGate gate,
      ClaimBook claims,
      ListSearch search,
      ListTags tags,
      ListSideTables sides,
      AuditTrail audit,
      CurrentActor currentActor,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.uniqueness = uniqueness;
    this.gate = gate;
    this.claims = claims;
    this.search = search;
    this.tags = tags;
    this.sides = sides;
    this.audit = audit;
    this.currentActor = currentActor;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a list.
   *
   * @throws InvalidInputException with everything {@link ListRules#check} finds
   * @throws ListRefusedException {@code NAME_TAKEN} or {@code CODE_TAKEN}
   */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails create(ListDraft draft) {
    refuse(ListRules.check(draft));
    PromoCodeList list = new PromoCodeList(draft, currentActor.get().name(), now());
    uniqueness.checkName(list);
    uniqueness.registerWords(Set.of(), list.wordTexts());
    uniqueness.guard(list, () -> entities.persist(list));
    sides.create(list);
    ListCaps.of(list).share(list, ListCaps.NONE, claims);
    audit.record("CREATED", OBJECT_TYPE, list.id(), Settings.of(list).changesFrom(Settings.NONE));
    return details(list);
  }

  /**
   * One list, as it stands now.
   *
   * @throws NoSuchListException if there is none of this id
   */
  @PreAuthorize("hasAnyAuthority('lists:read', 'lists:write')") // a writer is answered the list too
  @Transactional(readOnly = true)
  public ListDetails get(UUID id) {
    return details(find(id));
  }

  /**
   * Makes a list what the draft says. A draft that changes nothing leaves version and history
   * alone.
   *
   * @param expectedVersion the version the draft started from
   * @throws StaleListException if the list has another version by now
   * @throws InvalidInputException with everything {@link ListRules#check} finds; a cap below what
   *     is already claimed; another type
   * @throws ListRefusedException {@code NAME_TAKEN}, {@code CODE_TAKEN} or {@code WORD_IN_USE}
   */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails change(UUID id, long expectedVersion, ListDraft draft) {
    return edit(
        id,
        expectedVersion,
        "CHANGED",
        list -> {
          List<Violation> found = ListRules.check(draft);
          found.addAll(list.check(draft, claims));
          refuse(found);
          list.apply(draft);
        });
  }

  /** Stops claims until {@link #resume}. Pausing a paused list changes nothing. */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails pause(UUID id, @Nullable Long expectedVersion) {
    return edit(id, expectedVersion, "PAUSED", PromoCodeList::pause);
  }

  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails resume(UUID id, @Nullable Long expectedVersion) {
    return edit(id, expectedVersion, "RESUMED", PromoCodeList::resume);
  }

  /** Takes the list out of the usual listings and frees its name. It honours no claim. */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails archive(UUID id, @Nullable Long expectedVersion) {
    return edit(id, expectedVersion, "ARCHIVED", PromoCodeList::archive);
  }

  /**
   * Undoes {@link #archive}; {@code paused} is as it was.
   *
   * @throws ListRefusedException {@code NAME_TAKEN} if another list took the name meanwhile
   */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public ListDetails restore(UUID id, @Nullable Long expectedVersion) {
    return edit(id, expectedVersion, "RESTORED", PromoCodeList::restore);
  }

  /**
   * Deletes a list that was never used, its words and codes with it. Those of a large list are
   * cleared away in the background.
   *
   * @throws ListRefusedException {@code LIST_IN_USE} if it ever had a claim or an export, or a
   *     customer has a code of it
   */
  @PreAuthorize("hasAuthority('lists:write')")
  @Transactional
  public void delete(UUID id, @Nullable Long expectedVersion) {
    PromoCodeList list = lock(id);
    requireVersion(list, expectedVersion);
    if (sides.counts(id).exports() > 0 || claims.everClaimed(id) || claims.anyReserved(id)) {
      throw new ListRefusedException(ListRefusedException.Reason.LIST_IN_USE, list.name());
    }
    audit.record("DELETED", OBJECT_TYPE, id, Settings.NONE.changesFrom(Settings.of(list)));
    uniqueness.registerWords(list.wordTexts(), Set.of());
    events.publishEvent(new ListDeletedEvent(id));
    entities.remove(list);
    entities.flush();
  }

  /**
   * One list as it stands now, locked until the present transaction ends: it can be neither changed
   * nor deleted meanwhile. For features that add to a list; asks for no authority of its own.
   *
   * @throws NoSuchListException if there is none of this id
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public ListDetails hold(UUID id) {
    return details(lock(id));
  }

  /**
   * One list, as it stands now. For features that show what belongs to it; asks for no authority of
   * its own.
   *
   * @throws NoSuchListException if there is none of this id
   */
  @Transactional(readOnly = true)
  public ListDetails peek(UUID id) {
    return details(find(id));
  }

  /**
   * Names of these lists, as far as there are any. For features that show what belongs to lists;
   * asks for no authority of its own.
   */
  @Transactional(readOnly = true)
  public Map<UUID, String> names(Collection<UUID> ids) {
    return entities
        .createQuery("select id, name from PromoCodeList where id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** Those of these lists that are of one type; as {@link #names}. */
  @Transactional(readOnly = true)
  public List<UUID> ofType(Collection<UUID> ids, ListType type) {
    return entities
        .createQuery("select id from PromoCodeList where id in :ids and type = :type", UUID.class)
        .setParameter("ids", ids)
        .setParameter("type", type)
        .getResultList();
  }

  /**
   * A page of the lists that pass the filter.
   *
   * @param cursor of the page before, under the same sort; else refused as {@code cursor_invalid}
   * @param limit 1–500
   */
  @PreAuthorize("hasAuthority('lists:read')")
  @Transactional(readOnly = true)
  public Slice<ListDetails> page(
      ListFilter filter, ListSort sort, @Nullable String cursor, int limit) {
    Instant now = now();
    Slice<UUID> ids = search.page(filter, sort, cursor, limit, now);
    Map<UUID, PromoCodeList> lists =
        entities
            .createQuery("from PromoCodeList where id in :ids", PromoCodeList.class)
            .setParameter("ids", ids.items())
            .getResultStream()
            .collect(Collectors.toMap(PromoCodeList::id, Function.identity()));
    Map<UUID, CountsRow> counts = sides.counts(ids.items());
    // A list deleted between the two reads is left out.
    List<ListDetails> items =
        ids.items().stream()
            .flatMap(id -> Stream.ofNullable(lists.get(id)))
            .map(list -> list.details(counts.getOrDefault(list.id(), CountsRow.NONE), now))
            .toList();
    return new Slice<>(items, ids.nextCursor());
  }

  /** How many lists pass the filter, counted no further than {@code bound}: it stays quick. */
  @PreAuthorize("hasAuthority('lists:read')")
  @Transactional(readOnly = true)
  public int countUpTo(ListFilter filter, int bound) {
    return search.countUpTo(filter, bound, now());
  }

  /** Tags in use that begin like {@code prefix}, ignoring case, in order. */
  @PreAuthorize("hasAuthority('lists:read')")
  @Transactional(readOnly = true)
  public List<String> tags(String prefix, int limit) {
    return tags.beginningWith(prefix, limit);
  }

  /** Every change of one list, latest first. */
  @PreAuthorize("hasAuthority('lists:read')")
  @Transactional(readOnly = true)
  public Slice<AuditEntry> history(UUID id, @Nullable String cursor, int limit) {
    find(id);
    return audit.of(OBJECT_TYPE, id, cursor, limit);
  }

  private ListDetails edit(
      UUID id, @Nullable Long expectedVersion, String action, Consumer<PromoCodeList> change) {
    PromoCodeList list = lock(id);
    requireVersion(list, expectedVersion);
    Settings before = Settings.of(list);
    ListCaps caps = ListCaps.of(list);
    List<String> words = list.wordTexts();
    change.accept(list);
    Settings after = Settings.of(list);
    if (!after.equals(before)) {
      list.touched(currentActor.get().name(), now());
      uniqueness.checkName(list);
      changeWords(list, words);
      uniqueness.guard(list, () -> {});
      ListCaps.of(list).share(list, caps, claims);
      sides.reindex(list);
      audit.record(Deed.of(action, OBJECT_TYPE, id, after.changesFrom(before)).named(list.name()));
    }
    return details(list);
  }

  private void changeWords(PromoCodeList list, List<String> before) {
    List<String> after = list.wordTexts();
    for (String word : before) {
      if (!after.contains(word) && claims.everClaimed(list.id(), word)) {
        throw new ListRefusedException(ListRefusedException.Reason.WORD_IN_USE, word);
      }
    }
    uniqueness.registerWords(before, after);
  }

  /**
   * The list as it is now, and nobody else's until this transaction ends. Read anew under the lock:
   * a transaction that looked at the list before would otherwise go by what it saw then.
   */
  private PromoCodeList lock(UUID id) {
    gate.shut(id);
    PromoCodeList list = find(id);
    try {
      entities.refresh(list, LockModeType.PESSIMISTIC_WRITE);
    } catch (EntityNotFoundException goneMeanwhile) {
      throw new NoSuchListException(id);
    }
    return list;
  }

  private PromoCodeList find(UUID id) {
    PromoCodeList list = entities.find(PromoCodeList.class, id);
    if (list == null) {
      throw new NoSuchListException(id);
    }
    return list;
  }

  private static void requireVersion(PromoCodeList list, @Nullable Long expected) {
    if (expected != null && expected != list.version()) {
      throw new StaleListException(expected, list.version());
    }
  }

  private ListDetails details(PromoCodeList list) {
    return list.details(sides.counts(list.id()), now());
  }

  /** To the microsecond: what a database keeps, so that an answer equals what is read later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
