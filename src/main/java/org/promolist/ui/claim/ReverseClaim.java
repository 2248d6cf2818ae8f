package org.promolist.ui.claim;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.Objects;
import java.util.function.Consumer;
import org.promolist.claim.AlreadyReversedException;
import org.promolist.claim.ClaimDetails;
import org.promolist.claim.Claims;
import org.promolist.claim.Reversals;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Asks whether the points of a claim are to be taken back, and why, and does it. */
final class ReverseClaim {

  private final Claims claims;
  private final Reversals reversals;
  private final ClaimDetails claim;
  private final boolean word;
  private final Formats formats;
  private final Consumer<ClaimDetails> done;

  ReverseClaim(
      Claims claims,
      Reversals reversals,
      ClaimDetails claim,
      boolean word,
      Formats formats,
      Consumer<ClaimDetails> done) {
    this.claims = claims;
    this.reversals = reversals;
    this.claim = claim;
    this.word = word;
    this.formats = formats;
    this.done = done;
  }

  void ask() {
    Checkbox reopen = new Checkbox(Texts.text(word ? "claim.reopenWord" : "claim.reopen"));
    reopen.setHelperText(Texts.text(word ? "claim.reopenWordHelp" : "claim.reopenHelp"));
    Confirmation question =
        new Confirmation(Texts.text("claim.reverseAsk", claim.code()))
            .saying(
                Texts.text("claim.reverseTakes", claim.points()),
                Texts.text("claim.reverseStays", claim.customerId()))
            .requiredReason()
            .with(reopen);
    question.ask(
        Texts.text("claim.reverseKeep"),
        Texts.text("claim.reverseGo", claim.points()),
        () -> reverse(question.requiredAnswer(), reopen.getValue()));
  }

  private void reverse(String reason, boolean reopen) {
    try {
      done.accept(reversals.reverse(claim.id(), reason, reopen));
      Toast.success(
              claim.code(),
              Texts.text(reopen ? "claim.reversedReopened" : "claim.reversed", claim.points()))
          .show();
    } catch (AlreadyReversedException somebodyWasFirst) {
      ClaimDetails now = claims.get(claim.id());
      done.accept(now);
      Notice.show(
          Texts.text("claim.already.title", claim.code()),
          Texts.text(
              "claim.already.text",
              ClaimWords.reversed(Objects.requireNonNull(now.reversal()), formats)));
    }
  }
}
