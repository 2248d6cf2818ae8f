package org.promolist.ui.claim;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.Set;
import java.util.function.Consumer;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.Claims;
import org.promolist.claim.Reversals;
import org.promolist.shared.CurrentActor;
import org.promolist.ui.kit.Viewer;

/** What the person who looks can do about claims. */
@SpringComponent
@UIScope
public class ClaimDeeds {

  private final Claims claims;
  private final Reversals reversals;
  private final Viewer viewer;
  private final CurrentActor currentActor;

  ClaimDeeds(Claims claims, Reversals reversals, Viewer viewer, CurrentActor currentActor) {
    this.claims = claims;
    this.reversals = reversals;
    this.viewer = viewer;
    this.currentActor = currentActor;
  }

  /** Whether they may reverse it; an agent only what they made themselves. */
  public boolean mayReverse(ClaimDetails claim) {
    return claim.reversal() == null
        && viewer.may(Scope.CLAIMS_WRITE)
        && (!isOnlyAgent() || claim.by().equals(currentActor.get()));
  }

  private boolean isOnlyAgent() {
    Set<Role> roles = viewer.profile().roles();
    return roles.contains(Role.AGENT)
        && !roles.contains(Role.MANAGER)
        && !roles.contains(Role.ADMIN);
  }

  /**
   * Asks whether a claim is to be reversed.
   *
   * @param word whether it is of a word, which many customers can claim
   * @param done is told the claim as it is afterwards, also where somebody else was first
   */
  public void askToReverse(ClaimDetails claim, boolean word, Consumer<ClaimDetails> done) {
    new ReverseClaim(claims, reversals, claim, word, viewer.formats(), done).ask();
  }

  public boolean mayTry() {
    return viewer.may(Scope.CLAIMS_WRITE) && viewer.may(Scope.CODES_READ);
  }

  /**
   * Opens the dialog that tells whether a customer could claim a code.
   *
   * @param customer who it is about; empty where that is not known yet
   */
  public void tryCode(String customer) {
    new TryCodeDialog(claims, customer, viewer.formats()).open();
  }
}
