package org.promolist.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was done, by whom, from where and when. Entries are only ever added. */
@Service
public class AuditTrail {

  private final JdbcClient jdbc;
  private final AuditEntries entries;
  private final AuditSearch search;
  private final AuditExport export;
  private final CurrentActor currentActor;

  AuditTrail(
      JdbcClient jdbc,
      AuditEntries entries,
      AuditSearch search,
      AuditExport export,
      CurrentActor currentActor) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.search = search;
    this.export = export;
    this.currentActor = currentActor;
  }

  /**
   * Adds an entry in the name of the current actor. Belongs in the transaction of the deed itself:
   * a deed without its entry, or an entry without its deed, must not be.
   *
   * @param action a word such as {@code CHANGED}, at most 40 characters
   * @param objectType what kind of thing it was done to, at most 40 characters
   * @param changes never a secret, and nothing by which a customer is known; a change of {@code
   *     name} also tells what the object is called from then on
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(String action, String objectType, UUID objectId, List<Change> changes) {
    record(Deed.of(action, objectType, objectId, changes));
  }

  /** The same for a deed with more to it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Deed deed) {
    record(currentActor.get(), deed);
  }

  /** The same for somebody who is not signed in yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Actor actor, Deed deed) {
    entries.add(actor, deed);
  }

  /**
   * What was done to one object, latest first. For features, which know who may read of it.
   *
   * @param cursor of the slice before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–1,000
   */
  @Transactional(readOnly = true)
  public Slice<AuditEntry> of(
      String objectType, UUID objectId, @Nullable String cursor, int limit) {
    return search.page(AuditFilter.of(objectType, objectId), cursor, limit);
  }

  /**
   * All that was done, latest first. A page costs the same whatever the filter and the depth, but
   * for one object: there, entries of it that another condition leaves out are passed one by one.
   *
   * @param cursor of the slice before; anything else is refused as {@code cursor_invalid}
   * @param limit 1–1,000
   */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public Slice<AuditEntry> search(AuditFilter filter, @Nullable String cursor, int limit) {
    return search.page(filter, cursor, limit);
  }

  /** What there is to search for: each action that can be met, with what it is done to. */
  @PreAuthorize("hasRole('ADMIN')")
  @Transactional(readOnly = true)
  public List<AuditKind> kinds() {
    return entries.kinds();
  }

  /**
   * Writes all that {@link #search} would find as CSV, header first, in constant memory, and
   * records that it did; also when it broke off. Without a transaction around it: who reads slowly
   * holds no connection.
   *
   * @throws IOException if {@code out} takes no more
   */
  @PreAuthorize("hasRole('ADMIN')")
  public void export(AuditFilter filter, OutputStream out) throws IOException {
    export.write(currentActor.get(), filter, out);
  }

  /**
   * The history of one object, parted at a moment: for who has to know how the object stood then.
   * All of it is read at once.
   *
   * @param actions those that count, one at least, each few times in the life of an object; it may
   *     have many entries of other kinds
   * @param moment what was done at it counts as done before
   */
  @Transactional(readOnly = true)
  public Past past(String objectType, UUID objectId, Collection<String> actions, Instant moment) {
    List<AuditEntry> found =
        jdbc.sql(
                """
                select * from audit_entry
                where object_type = :type and object_id = :id and action in (:actions)
                order by id desc
                """)
            .param("type", objectType)
            .param("id", objectId)
            .param("actions", actions)
            .query(entries::entry)
            .list();
    return Past.of(found, moment);
  }
}
