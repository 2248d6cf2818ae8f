package org.promolist.demo;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.promolist.account.Accounts;
import org.promolist.account.ApiClients;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who appears in the demo. Their passwords and the token are no secrets: they are printed at every
 * start.
 */
@Component
@Profile("demo")
class Cast {

  static final String PASSWORD = "look-around-2026";

  /** Made by the first start, as everywhere. */
  static final String ADMIN = "admin";

  static final String CLIENT = "crm-sync";
  static final String TOKEN = "demo-token-of-crm-sync-0123456789";

  static final List<Person> PEOPLE =
      List.of(
          new Person("dana", "Dana Novak", Role.MANAGER),
          new Person("kim", "Kim Brandt", Role.MANAGER),
          new Person("ada", "Ada Lindqvist", Role.AGENT),
          new Person("vic", "Vic Moreau", Role.VIEWER));

  /**
   * @param name to sign in by
   */
  record Person(String name, String displayName, Role role) {}

  /** The product itself: what it does at its start, it does in nobody's name. */
  private static final Authentication PRODUCT =
      UsernamePasswordAuthenticationToken.authenticated(
          "demo",
          null,
          AuthorityUtils.createAuthorityList("ROLE_" + Role.ADMIN.name(), Scope.LISTS_READ.key()));

  private final Accounts accounts;
  private final ApiClients clients;
  private final AuthenticationProvider people;

  Cast(Accounts accounts, ApiClients clients, AuthenticationProvider people) {
    this.accounts = accounts;
    this.clients = clients;
    this.people = people;
  }

  void create() {
    asProduct(() -> {
      PEOPLE.forEach(person ->
          accounts.create(person.name(), person.displayName(), Set.of(person.role()), PASSWORD));
      clients.create(CLIENT, EnumSet.allOf(Scope.class), false, TOKEN);
    });
  }

  /** Proves who it is like everybody: by password, or by token. */
  Authentication signIn(String name) {
    return name.equals(CLIENT)
        ? clients.authenticate(TOKEN).orElseThrow()
        : Objects.requireNonNull(
            people.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(name, PASSWORD)));
  }

  static void asProduct(Runnable deed) {
    as(PRODUCT, deed);
  }

  static void as(Authentication who, Runnable deed) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
    try {
      deed.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
