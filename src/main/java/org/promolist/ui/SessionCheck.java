package org.promolist.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.promolist.account.PortalSessions;
import org.promolist.account.PortalVisit;
import org.promolist.ui.shell.EndedMark;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Asks at each request of a signed-in person whether their session still counts, and with which
 * roles. What an admin decided holds from the next request on, whichever node it comes to.
 */
final class SessionCheck extends HttpFilter {

  private static final long serialVersionUID = 1;

  /** A session of a server that never lets go of one. */
  private static final Duration ENDLESS = Duration.ofDays(365);

  private final transient PortalSessions sessions;
  private final transient SessionsHere here;
  private final transient HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  SessionCheck(PortalSessions sessions, SessionsHere here) {
    this.sessions = sessions;
    this.here = here;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (somebody != null && session != null) {
      check(somebody, session, request, response);
    }
    chain.doFilter(request, response);
  }

  private void check(
      Authentication somebody,
      HttpSession session,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Authentication> admitted = sessions.admit(somebody, visit(request, session));
    if (admitted.isEmpty()) {
      SecurityContextHolder.clearContext();
      SessionsHere.invalidate(session);
      response.addCookie(EndedMark.of(request));
      return;
    }
    sessions.id(admitted.get()).ifPresent(id -> here.keep(id, session));
    if (!admitted.get().equals(somebody)) {
      goOnAs(admitted.get(), request, response);
      if (!rights(admitted.get()).equals(rights(somebody))) {
        here.tellOfNewRoles(session);
      }
    }
  }

  private static Set<String> rights(Authentication person) {
    return AuthorityUtils.authorityListToSet(person.getAuthorities());
  }

  private void goOnAs(
      Authentication renewed, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(renewed);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private static PortalVisit visit(HttpServletRequest request, HttpSession session) {
    int idle = session.getMaxInactiveInterval();
    return PortalVisit.of(
        request.getRemoteAddr(),
        request.getHeader("User-Agent"),
        idle > 0 ? Duration.ofSeconds(idle) : ENDLESS);
  }
}
