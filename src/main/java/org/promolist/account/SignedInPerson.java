package org.promolist.account;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of a person's session: a role as {@code ROLE_…} and each scope it brings. */
final class SignedInPerson implements UserDetails, ActingPrincipal {

  private static final long serialVersionUID = 1;

  private final UUID id;
  private final String name;

  /** The one thing of an open session that its person can change. */
  private volatile String displayName;

  private final String passwordHash;
  private final Set<Role> roles;
  private final long revision;
  private final Collection<SimpleGrantedAuthority> authorities;

  /** Null until the first request after the sign-in. */
  private volatile @Nullable UUID session;

  SignedInPerson(Account account) {
    Profile profile = account.profile();
    this.id = profile.id();
    this.name = profile.name();
    this.displayName = profile.displayName();
    this.passwordHash = Objects.requireNonNullElse(account.passwordHash(), "");
    this.roles = profile.roles();
    this.revision = account.accessRevision();
    this.authorities =
        profile.roles().stream()
            .flatMap(role ->
                Stream.concat(
                    Stream.of("ROLE_" + role.name()), role.scopes().stream().map(Scope::key)))
            .map(SimpleGrantedAuthority::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whoever the current call runs for; empty for programs and strangers. */
  static Optional<SignedInPerson> current() {
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    return somebody != null && somebody.getPrincipal() instanceof SignedInPerson person
        ? Optional.of(person)
        : Optional.empty();
  }

  void rename(String newDisplayName) {
    displayName = newDisplayName;
  }

  UUID id() {
    return id;
  }

  Set<Role> roles() {
    return roles;
  }

  /** Of the account, as it was when these roles were read. */
  long revision() {
    return revision;
  }

  @Nullable UUID session() {
    return session;
  }

  void begin(UUID newSession) {
    session = newSession;
  }

  /** The same session, under what the account says now. */
  Authentication renewed(Account account, Authentication before) {
    SignedInPerson next = new SignedInPerson(account);
    next.session = session;
    // What the sign-in added, such as by which factors it was made, stays.
    Stream<GrantedAuthority> others =
        before.getAuthorities().stream()
            .<GrantedAuthority>map(granted -> granted)
            .filter(granted -> !authorities.contains(granted));
    return next.authenticated(others, before.getDetails());
  }

  private Authentication authenticated(Stream<GrantedAuthority> others, @Nullable Object details) {
    UsernamePasswordAuthenticationToken token =
        UsernamePasswordAuthenticationToken.authenticated(
            this, null, Stream.concat(others, authorities.stream()).toList());
    token.setDetails(details);
    return token;
  }

  /** Does something in the name of a person who is not signed in but has proved who they are. */
  static void during(Account account, Runnable deed) {
    SecurityContext before = SecurityContextHolder.getContext();
    Authentication stranger = before.getAuthentication();
    SecurityContext own = SecurityContextHolder.createEmptyContext();
    own.setAuthentication(
        new SignedInPerson(account)
            .authenticated(Stream.of(), stranger == null ? null : stranger.getDetails()));
    SecurityContextHolder.setContext(own);
    try {
      deed.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  @Override
  public Actor actor() {
    return new Actor(Actor.Kind.PERSON, id, displayName);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities;
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return name;
  }
}
