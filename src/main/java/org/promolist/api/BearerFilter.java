package org.promolist.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.promolist.account.ApiClients;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a program in for one request by its bearer token (RFC 6750). Refuses a token of nobody. */
final class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final ApiClients clients;
  private final Problems problems;
  private final AccessRefusals refusals;

  BearerFilter(ApiClients clients, Problems problems, AccessRefusals refusals) {
    this.clients = clients;
    this.problems = problems;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      chain.doFilter(request, response);
      return;
    }
    String token = header.substring(SCHEME.length()).strip();
    Optional<Authentication> client = clients.authenticate(token, request.getRemoteAddr());
    if (client.isEmpty()) {
      refusals.unknownToken();
      (ApiClients.isDamaged(token) ? problems.damaged(request) : problems.unauthorized(request))
          .writeTo(response);
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    if (client.get() instanceof AbstractAuthenticationToken program) {
      program.setDetails(new WebAuthenticationDetails(request)); // from where it calls
    }
    context.setAuthentication(client.get());
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
