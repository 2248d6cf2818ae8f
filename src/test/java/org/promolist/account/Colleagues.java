package org.promolist.account;

import java.time.Duration;
import java.util.UUID;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** People for tests of accounts. */
final class Colleagues {

  static final String PASSWORD = "correct horse battery";

  static final PortalVisit VISIT =
      PortalVisit.of("192.0.2.7", "Firefox Linux", Duration.ofMinutes(30));

  private Colleagues() {}

  static String name() {
    return "c." + UUID.randomUUID().toString().substring(0, 12);
  }

  static Authentication anAdmin() {
    return new TestingAuthenticationToken(
        "test", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
  }

  static void as(Authentication who) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
  }

  static Authentication attempt(String name, String password) {
    return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
  }
}
