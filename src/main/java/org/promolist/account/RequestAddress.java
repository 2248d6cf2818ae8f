package org.promolist.account;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CurrentAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * From where the present request came: a session can go on from another place than it was begun at.
 * Where there is no request but somebody is signed in, it is the place they signed in at. Behind a
 * proxy it is the proxy's, unless the settings let it name whom it speaks for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // sign-ins and refusals are told their place too
class RequestAddress implements Filter, CurrentAddress {

  private static final ThreadLocal<@Nullable String> current = new ThreadLocal<>();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String outer = current.get();
    current.set(request.getRemoteAddr());
    try {
      chain.doFilter(request, response);
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  @Override
  public @Nullable String get() {
    String address = current.get();
    if (address != null) {
      return address;
    }
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    return somebody != null && somebody.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : null;
  }
}
