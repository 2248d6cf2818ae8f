package org.promolist.account;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditTrail;
import org.promolist.audit.Change;
import org.promolist.shared.Ids;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is signed in to the portal, and where. Kept in the database, so that a session can be ended
 * from every node, and every request asks whether its own still counts.
 */
@Service
public class PortalSessions {

  private final SessionRows rows;
  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final Clock clock;

  PortalSessions(SessionRows rows, AccountRepository accounts, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lets a request go on. The first of a sign-in begins the session; each later one costs one
   * statement. Asked before anything else is: nobody has to be signed in.
   *
   * @return as whom it goes on, which is somebody else than who came if their roles were changed
   *     since; empty if the session was ended, or the account disabled
   */
  public Optional<Authentication> admit(Authentication somebody, PortalVisit visit) {
    if (!(somebody.getPrincipal() instanceof SignedInPerson person)) {
      return Optional.of(somebody);
    }
    UUID session = begun(person, visit);
    return session == null ? Optional.empty() : goOn(session, somebody, person, visit);
  }

  /** The session's id; null if none could be begun. */
  private @Nullable UUID begun(SignedInPerson person, PortalVisit visit) {
    synchronized (person) { // a page's first requests come together
      if (person.session() == null) {
        UUID id = Ids.next();
        if (rows.begin(id, person, visit)) {
          person.begin(id);
        }
      }
      return person.session();
    }
  }

  private Optional<Authentication> goOn(
      UUID session, Authentication somebody, SignedInPerson person, PortalVisit visit) {
    SessionRows.Standing standing =
        rows.standing(session).filter(SessionRows.Standing::open).orElse(null);
    if (standing == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(standing.lastSeenAt().plus(SessionRows.SEEN_EVERY))) {
      rows.seen(session, visit.idle());
    }
    return standing.revision() == person.revision()
        ? Optional.of(somebody)
        : accounts.findById(person.id()).map(account -> person.renewed(account, somebody));
  }

  /** Of somebody whose session has begun. */
  public Optional<UUID> id(Authentication somebody) {
    return somebody.getPrincipal() instanceof SignedInPerson person
        ? Optional.ofNullable(person.session())
        : Optional.empty();
  }

  /** Those of these that were ended, wherever that was done. */
  public Set<UUID> ended(Collection<UUID> ids) {
    Set<UUID> ended = new HashSet<>(ids);
    rows.open(ids).forEach(ended::remove);
    return ended;
  }

  /** The server has let go of it: signed out, or left alone for too long. */
  public void closed(UUID id) {
    rows.end(id, null);
  }

  /** The signed-in person's own that are open, latest first. */
  @PreAuthorize("isAuthenticated()")
  public List<OpenSession> own() {
    SignedInPerson person = person();
    return rows.of(person.id(), person.session());
  }

  /** Ends one of the signed-in person's own; one that is over, or of somebody else, stays as is. */
  @PreAuthorize("isAuthenticated()")
  @Transactional
  public void end(UUID id) {
    UUID account = person().id();
    if (rows.end(id, account)) {
      record(account, 1);
    }
  }

  /** Ends all of the signed-in person's own but the one that asks; answers how many. */
  @PreAuthorize("isAuthenticated()")
  @Transactional
  public int endOthers() {
    SignedInPerson person = person();
    int ended = rows.endAll(person.id(), person.session());
    if (ended > 0) {
      record(person.id(), ended);
    }
    return ended;
  }

  private void record(UUID account, int ended) {
    audit.record(
        AccountAudit.SESSIONS_ENDED,
        AccountAudit.OBJECT_TYPE,
        account,
        List.of(new Change("sessions", ended, null)));
  }

  private static SignedInPerson person() {
    return SignedInPerson.current()
        .orElseThrow(() -> new IllegalStateException("only people have sessions"));
  }
}
