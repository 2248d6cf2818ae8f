package org.promolist.ui;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.promolist.account.PortalSessions;
import org.promolist.account.SignInWaitException;
import org.promolist.shared.SafeHeaders;
import org.promolist.ui.shell.EndedMark;
import org.promolist.ui.shell.LoginView;
import org.promolist.ui.shell.PlainErrorPage;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Who may come to the portal: people who signed in. Takes every request that no chain of a lower
 * order took, so it has to be the last.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

  private static final String LOGIN = "/login";

  @Bean
  @Order(1_000)
  SecurityFilterChain portal(
      HttpSecurity http,
      VaadinDefaultRequestCache deepLinks,
      PortalSessions sessions,
      SessionsHere here,
      PlainErrorPage errorPage) {
    deepLinks.setDelegateRequestCache(withoutTrace());
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/styles.css", "/aura/**", "/favicon.svg", "/actuator/health/**")
                .permitAll())
        // no bean: the servlet container must not run it too, before anybody knows who is there
        .addFilterBefore(new SessionCheck(sessions, here), AnonymousAuthenticationFilter.class)
        // after who may come in is known: a stranger is led to the sign-in
        .addFilterAfter(new ErrorReports(errorPage), AuthorizationFilter.class)
        .headers(
            headers -> SafeHeaders.ofPages(headers, SafeHeaders.NOTHING)) // the page has its own
        .exceptionHandling(refused -> refused.authenticationEntryPoint(new ToSignIn()))
        // the page is named here too, or Spring Security would make one of its own
        .formLogin(login -> login.loginPage(LOGIN).failureHandler(PortalSecurity::tellFailure))
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                // an address that leads nowhere is for the not-found page, once somebody is signed
                // in
                vaadin.loginView(LoginView.class, LOGIN).anyRequest(AuthorizedUrl::authenticated))
        .build();
  }

  /**
   * A page comes by a forward, after which Tomcat would send it off at once, without the headers
   * that are written last.
   */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> headersOfForwardedPages() {
    return server ->
        server.addContextCustomizers(
            context -> context.setSuspendWrappedResponseAfterForward(false));
  }

  /**
   * Keeps where a stranger wanted to go in their session, out of anybody else's reach, and leads
   * there without adding a parameter to the address.
   */
  @SuppressWarnings("NullAway") // none is what its code checks for, whatever its signature says
  private static RequestCache withoutTrace() {
    HttpSessionRequestCache cache = new OfThisSite();
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  /** The same answer for a wrong password and an unknown name. */
  private static void tellFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String query =
        failure instanceof SignInWaitException wait
            ? "?wait=" + wait.left().plusMillis(999).toSeconds()
            : "?error";
    response.sendRedirect(request.getContextPath() + LOGIN + query);
  }

  /** To the sign-in, which says so where there was a session that is over. */
  private static final class ToSignIn extends LoginUrlAuthenticationEntryPoint {

    ToSignIn() {
      super(LOGIN);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
        HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
      boolean over =
          request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
      return over || EndedMark.isOn(request) ? LOGIN + "?" + LoginView.ENDED : LOGIN;
    }
  }

  /** Forgets where somebody wanted to go by another host's name: it would lead them off there. */
  private static final class OfThisSite extends HttpSessionRequestCache {

    @Override
    public @Nullable SavedRequest getRequest(
        HttpServletRequest request, HttpServletResponse response) {
      SavedRequest kept = super.getRequest(request, response);
      boolean elsewhere =
          kept instanceof DefaultSavedRequest wanted
              && !(request.getServerName().equalsIgnoreCase(wanted.getServerName())
                  && request.getServerPort() == wanted.getServerPort());
      return elsewhere ? null : kept;
    }
  }
}
