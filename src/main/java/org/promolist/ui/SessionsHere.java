package org.promolist.ui;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.promolist.account.PortalSessions;
import org.promolist.ui.shell.IdleSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The sessions that this node keeps. Ends those that were ended elsewhere also when nobody clicks,
 * so that an open page is told and no more news is pushed to it.
 */
@Component
class SessionsHere implements HttpSessionListener {

  private static final String ID = SessionsHere.class.getName();

  private static final Logger log = LoggerFactory.getLogger(SessionsHere.class);

  private final Map<UUID, HttpSession> open = new ConcurrentHashMap<>();

  /** Asked for late: the server makes its listeners before there is a database. */
  private final ObjectProvider<PortalSessions> sessions;

  private final ObjectProvider<IdleSessions> pages;

  SessionsHere(ObjectProvider<PortalSessions> sessions, ObjectProvider<IdleSessions> pages) {
    this.sessions = sessions;
    this.pages = pages;
  }

  void keep(UUID id, HttpSession session) {
    if (open.putIfAbsent(id, session) == null) {
      session.setAttribute(ID, id);
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    if (event.getSession().getAttribute(ID) instanceof UUID id) {
      open.remove(id);
      try {
        sessions.getObject().closed(id);
      } catch (DataAccessException gone) {
        // As the server stops, the database may be gone first. The session is over by its own time.
        log.debug("A session that was let go of could not be stored as such", gone);
      }
    }
  }

  @Scheduled(fixedDelayString = "PT2S")
  void endWhatWasEndedElsewhere() {
    if (!open.isEmpty()) {
      sessions
          .getObject()
          .ended(open.keySet())
          .forEach(id -> {
            HttpSession session = open.remove(id);
            if (session != null && !pages.getObject().end(session.getId())) {
              invalidate(session);
            }
          });
    }
  }

  /** Pages that are open were made for the roles before. */
  void tellOfNewRoles(HttpSession session) {
    pages.getObject().tellOfNewRoles(session.getId());
  }

  static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException alreadyDone) {
      log.debug("Somebody else ended it at the same moment", alreadyDone);
    }
  }
}
