package org.promolist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.account.AccountFilter;
import org.promolist.account.Accounts;
import org.promolist.account.PortalSessions;
import org.promolist.account.Role;
import org.promolist.account.Staff;
import org.promolist.ui.shell.EndedMark;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

@DatabaseTest
class SessionCheckTest {

  @Autowired ApplicationContext context;
  @Autowired PortalSessions sessions;
  @Autowired SessionsHere here;
  @Autowired Staff staff;

  private MockHttpSession session = new MockHttpSession();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private String name;
  private Authentication person;

  @BeforeEach
  void somebodySignedIn() {
    name = Portal.person(context, Role.MANAGER);
    person =
        context
            .getBean(AuthenticationProvider.class)
            .authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(name, Portal.PASSWORD));
  }

  @AfterEach
  void nobodyIsSignedIn() {
    if (!session.isInvalid()) {
      here.sessionDestroyed(new HttpSessionEvent(session));
    }
    SecurityContextHolder.clearContext();
  }

  @Test
  void whoIsSignedInGoesOn() throws Exception {
    assertThat(request()).isEqualTo(person);
    assertThat(sessions.id(person)).isPresent();
    assertThat(session.isInvalid()).isFalse();
    assertThat(response.getCookie(EndedMark.NAME)).isNull();
  }

  @Test
  void whoWasDisabledIsAStrangerFromTheNextRequestOn() throws Exception {
    request();
    asAdmin(() -> staff.disable(account()));
    assertThat(request()).isNull();
    assertThat(session.isInvalid()).isTrue();
    assertThat(response.getCookie(EndedMark.NAME))
        .satisfies(mark -> assertThat(mark.isHttpOnly()).isTrue())
        .satisfies(mark -> assertThat(mark.getSecure()).isTrue())
        .satisfies(mark -> assertThat(mark.getAttribute("SameSite")).isEqualTo("Lax"));
  }

  @Test
  void newRolesHoldFromTheNextRequestOnAndStayWithTheSession() throws Exception {
    request();
    asAdmin(() -> staff.changeRoles(List.of(account()), Set.of(Role.VIEWER), Set.of(Role.MANAGER)));
    assertThat(request().getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .contains("ROLE_VIEWER")
        .doesNotContain("ROLE_MANAGER", "lists:write");
    SecurityContext kept =
        (SecurityContext)
            session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    assertThat(kept.getAuthentication().getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .contains("ROLE_VIEWER")
        .doesNotContain("ROLE_MANAGER");
  }

  @Test
  void aPageThatIsOpenWhenRolesChangeSaysSoAtTheNextRequestOnce() throws Exception {
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal.go("");
      String page = VaadinSession.getCurrent().getSession().getId();
      session = new MockHttpSession(null, page);
      request();
      MockVaadin.clientRoundtrip(true);
      assertThat(NotificationsKt.getNotifications()).isEmpty();
      asAdmin(() -> staff.changeRoles(List.of(account()), Set.of(Role.AGENT), Set.of()));
      request();
      request();
      MockVaadin.clientRoundtrip(true);
      assertThat(NotificationsKt.getNotifications())
          .singleElement()
          .satisfies(told ->
              assertThat(Portal.text(told))
                  .contains("Your roles were changed", "Load the page again"))
          .satisfies(told -> assertThat(told.getDuration()).isZero());
    }
  }

  @Test
  void aNewPasswordIsNoNewRole() throws Exception {
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      portal.go("");
      session = new MockHttpSession(null, VaadinSession.getCurrent().getSession().getId());
      request();
      context.getBean(Accounts.class).changePassword(Portal.PASSWORD, "quite another staple of it");
      request();
      MockVaadin.clientRoundtrip(true);
      assertThat(NotificationsKt.getNotifications()).isEmpty();
    }
  }

  @Test
  void aSessionEndedElsewhereEndsHereAlsoWithoutARequest() throws Exception {
    request();
    here.endWhatWasEndedElsewhere();
    assertThat(session.isInvalid()).isFalse();
    asAdmin(() -> staff.endSessions(account()));
    here.endWhatWasEndedElsewhere();
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void aSessionThatTheServerLetsGoOfIsOver() throws Exception {
    request();
    UUID id = sessions.id(person).orElseThrow();
    here.sessionDestroyed(new HttpSessionEvent(session));
    assertThat(sessions.ended(Set.of(id))).containsExactly(id);
  }

  /** As a request of the session passes the filters before. */
  private Authentication request() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.setSecure(true);
    request.setSession(session);
    request.addHeader("User-Agent", "Firefox Linux");
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(person);
    SecurityContextHolder.setContext(context);
    new SessionCheck(sessions, here).doFilter(request, response, new MockFilterChain());
    return SecurityContextHolder.getContext().getAuthentication();
  }

  private UUID account() {
    return staff.page(new AccountFilter(name, Set.of(), Set.of()), null, 1).items().getFirst().id();
  }

  private static void asAdmin(Runnable deed) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new TestingAuthenticationToken(
            "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
    SecurityContextHolder.setContext(context);
    deed.run();
  }
}
