package org.promolist.account;

import java.util.UUID;
import org.promolist.shared.Actor;

/** The principal of a program's call. */
public record SignedInClient(UUID id, String name) implements ActingPrincipal {

  @Override
  public Actor actor() {
    return new Actor(Actor.Kind.API_CLIENT, id, name);
  }
}
