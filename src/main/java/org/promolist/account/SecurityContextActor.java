package org.promolist.account;

import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class SecurityContextActor implements CurrentActor {

  @Override
  public Actor get() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof ActingPrincipal p
        ? p.actor()
        : Actor.SYSTEM;
  }
}
