package org.promolist.ui.claim;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import org.promolist.claim.Claims;
import org.promolist.list.ListDetails;
import org.promolist.ui.kit.Viewer;

/** Makes the tab of a list that is about its claims. */
@SpringComponent
@UIScope
public class ClaimTabs {

  private final Claims claims;
  private final Viewer viewer;
  private final ClaimDeeds deeds;

  ClaimTabs(Claims claims, Viewer viewer, ClaimDeeds deeds) {
    this.claims = claims;
    this.viewer = viewer;
    this.deeds = deeds;
  }

  public ClaimsTab claims(ListDetails list) {
    return new ClaimsTab(list, claims, viewer, deeds);
  }

  public ClaimDeeds deeds() {
    return deeds;
  }
}
