package org.promolist.ui.shell;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends sessions in which nobody did anything for a while, and warns before. What the pages do by
 * themselves counts for nothing: an open one asks the server for news for ever. Sessions without an
 * open page are ended by the server, as everywhere.
 */
@Component
public class IdleSessions {

  private static final long LOOK_EVERY_MS = 1_000;

  /** For pages that don't answer, as of a machine that sleeps. */
  private static final Duration PAGES_PATIENCE = Duration.ofSeconds(5);

  /** The server's own count starts with the last request; it must not come first. */
  private static final Duration SERVERS_PATIENCE = Duration.ofMinutes(1);

  private final SessionSettings settings;
  private final Clock clock;
  private final Map<VaadinSession, Watched> sessions = new ConcurrentHashMap<>();

  IdleSessions(SessionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** One session and its open pages. */
  private static final class Watched {
    final Set<IdleNotice> pages = new CopyOnWriteArraySet<>();
    volatile Instant active;
    volatile boolean warned;

    /** When its pages were told to leave. */
    volatile @Nullable Instant told;

    Watched(Instant now) {
      active = now;
    }
  }

  SessionSettings settings() {
    return settings;
  }

  /** Somebody opened a page. */
  Registration follow(VaadinSession session, IdleNotice page) {
    WrappedSession kept = session.getSession();
    if (kept != null) {
      kept.setMaxInactiveInterval((int) settings.idle().plus(SERVERS_PATIENCE).toSeconds());
    }
    sessions.computeIfAbsent(session, added -> new Watched(clock.instant())).pages.add(page);
    active(session);
    return () -> unfollow(session, page);
  }

  private void unfollow(VaadinSession session, IdleNotice page) {
    Watched watched = sessions.get(session);
    if (watched != null && watched.pages.remove(page) && watched.pages.isEmpty()) {
      sessions.remove(session);
    }
  }

  /** Somebody did something. */
  void active(VaadinSession session) {
    Watched watched = sessions.get(session);
    if (watched != null && watched.told == null) {
      watched.active = clock.instant();
      if (watched.warned) {
        watched.warned = false;
        watched.pages.forEach(IdleNotice::calm);
      }
    }
  }

  /** At a rate: what has a delay waits for whatever else has one. */
  @Scheduled(fixedRate = LOOK_EVERY_MS)
  void look() {
    sessions.forEach((session, watched) -> {
      Instant told = watched.told;
      Duration left = settings.idle().minus(Duration.between(watched.active, clock.instant()));
      if (told != null) {
        if (!clock.instant().isBefore(told.plus(PAGES_PATIENCE))) {
          sessions.remove(session);
          var _ = session.access(() -> close(session));
        }
      } else if (!left.isPositive()) {
        end(session, watched);
      } else if (left.compareTo(settings.warning()) <= 0) {
        watched.warned = true;
        watched.pages.forEach(page -> page.warn(left));
      } else if (watched.warned) { // somebody came back while this was looking
        watched.warned = false;
        watched.pages.forEach(IdleNotice::calm);
      }
    });
  }

  /**
   * The pages are told first, and say that they heard it: with the session the server closes their
   * connection, and whatever is still on its way.
   */
  private void end(VaadinSession session, Watched watched) {
    watched.told = clock.instant();
    var _ = session.access(() -> watched.pages.forEach(page -> page.leave(() -> close(session))));
  }

  /**
   * Ends a session that counts no more: its pages are told before, as at the end of one in which
   * nobody did anything. Whatever they ask for meanwhile is refused.
   *
   * @return false where it has no open page; then nothing was done
   */
  public boolean end(String sessionId) {
    boolean found = false;
    for (Map.Entry<VaadinSession, Watched> each : sessions.entrySet()) {
      if (isOf(sessionId, each.getKey())) {
        found = true;
        if (each.getValue().told == null) {
          end(each.getKey(), each.getValue());
        }
      }
    }
    return found;
  }

  /** What its pages offer may be refused by now, and what is new is missing: they say so. */
  public void tellOfNewRoles(String sessionId) {
    sessions.forEach((session, watched) -> {
      if (isOf(sessionId, session)) {
        watched.pages.forEach(IdleNotice::tellOfNewRoles);
      }
    });
  }

  private static boolean isOf(String sessionId, VaadinSession session) {
    WrappedSession kept = session.getSession();
    return kept != null && sessionId.equals(kept.getId());
  }

  private void close(VaadinSession session) {
    sessions.remove(session);
    WrappedSession kept = session.getSession();
    if (kept != null) {
      kept.invalidate();
    }
  }
}
