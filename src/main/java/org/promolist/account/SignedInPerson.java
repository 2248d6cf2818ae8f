package org.promolist.account;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promolist.shared.Actor;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of a person's session: a role as {@code ROLE_…} and each scope it brings. */
final class SignedInPerson implements UserDetails, ActingPrincipal {

  private static final long serialVersionUID = 1;

  private final UUID id;
  private final String name;

  /** The one thing of an open session that its person can change. */
  private volatile String displayName;

  private final String passwordHash;
  private final Collection<SimpleGrantedAuthority> authorities;

  SignedInPerson(Profile profile, String passwordHash) {
    this.id = profile.id();
    this.name = profile.name();
    this.displayName = profile.displayName();
    this.passwordHash = passwordHash;
    this.authorities =
        profile.roles().stream()
            .flatMap(role ->
                Stream.concat(
                    Stream.of("ROLE_" + role.name()), role.scopes().stream().map(Scope::key)))
            .map(SimpleGrantedAuthority::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  void rename(String newDisplayName) {
    displayName = newDisplayName;
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
