package org.promolist.ui.shell;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.Router;
import java.util.ArrayList;
import java.util.List;
import org.promolist.account.AccountAudit;
import org.promolist.audit.Change;
import org.promolist.audit.Deed;
import org.promolist.audit.Refusals;
import org.promolist.shared.Actor;
import org.promolist.shared.CurrentActor;
import org.promolist.ui.kit.NoAccessException;
import org.springframework.stereotype.Component;

/**
 * Records which pages were refused to whom: by the pattern of their address, as ids of customers
 * stand in it.
 */
@Component
class RefusedAccess {

  private final Refusals refusals;
  private final CurrentActor currentActor;

  RefusedAccess(Refusals refusals, CurrentActor currentActor) {
    this.refusals = refusals;
    this.currentActor = currentActor;
  }

  /** The page itself, or something on it. */
  void record(Router router, Location location, Throwable reason) {
    Actor actor = currentActor.get();
    if (actor.id() == null) {
      return;
    }
    List<Change> told = new ArrayList<>();
    told.add(new Change("page", null, "/" + pattern(router, location)));
    if (reason instanceof NoAccessException lacking) {
      told.add(new Change("missing", null, lacking.missing().key()));
    }
    refusals.record(Deed.of("ACCESS_REFUSED", AccountAudit.OBJECT_TYPE, actor.id(), told));
  }

  private static String pattern(Router router, Location location) {
    return router
        .resolveNavigationTarget(location)
        .flatMap(
            found -> RouteConfiguration.forSessionScope().getTemplate(found.getNavigationTarget()))
        .orElse("…");
  }
}
