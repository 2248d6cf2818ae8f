package org.promolist.ui.claim;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.Refusal;
import org.promolist.shared.Actor;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Tone;

/** How the portal words claims, and why there was none. */
public final class ClaimWords {

  private ClaimWords() {}

  /** Shortly, such as "Code was mistyped". */
  public static String refusal(Refusal refusal) {
    return Texts.text("refusal." + refusal);
  }

  /** What it means and what to do about it. */
  static String explanation(Refusal refusal) {
    return Texts.text("refusal." + refusal + ".text");
  }

  public static String actor(Actor actor) {
    return actor.kind() == Actor.Kind.API_CLIENT
        ? Texts.text("list.apiClient", actor.name())
        : actor.name();
  }

  public static Badge badge(ClaimDetails claim) {
    return claim.reversal() == null
        ? Badges.status(Tone.GOOD, Icon.CHECK, Texts.text("claim.state.stands"))
        : Badges.status(Tone.WARNING, Icon.UNDO, Texts.text("claim.state.reversed"));
  }

  /** Who reversed it, when and why, and what became of the code; nothing for one that stands. */
  public static Component reversal(ClaimDetails claim, Formats formats) {
    ClaimDetails.Reversal reversal = claim.reversal();
    if (reversal == null) {
      return new Span();
    }
    Div told =
        new Div(
            new Div(reversed(reversal, formats)),
            new Div(Texts.text(reversal.reopened() ? "claim.reopened" : "claim.notReopened")));
    told.addClassNames("secondary", "text-xs", "wrap");
    return told;
  }

  static String reversed(ClaimDetails.Reversal reversal, Formats formats) {
    return Texts.text(
        "claim.reversedBy", actor(reversal.by()), formats.moment(reversal.at()), reversal.reason());
  }
}
