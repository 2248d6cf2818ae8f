package org.promolist.account;

import java.util.UUID;
import org.promolist.shared.Actor;

/**
 * The principal of a program's call.
 *
 * @param publicFacing whether strangers speak through it
 */
public record SignedInClient(UUID id, String name, boolean publicFacing)
    implements ActingPrincipal {

  @Override
  public Actor actor() {
    return new Actor(Actor.Kind.API_CLIENT, id, name);
  }
}
