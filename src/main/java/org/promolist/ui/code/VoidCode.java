package org.promolist.ui.code;

import com.vaadin.flow.server.Command;
import org.promolist.code.CodeRow;
import org.promolist.code.Codes;
import org.promolist.code.CodesRefusedException;
import org.promolist.code.NoSuchCodeException;
import org.promolist.shared.CodeText;
import org.promolist.ui.kit.Confirmation;
import org.promolist.ui.kit.Notice;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/** Asks whether one code is to die, and lets it. */
final class VoidCode {

  private final Codes codes;
  private final CodeRow code;
  private final Command done;

  VoidCode(Codes codes, CodeRow code, Command done) {
    this.codes = codes;
    this.code = code;
    this.done = done;
  }

  void ask() {
    Confirmation question =
        new Confirmation(Texts.text("code.voidAsk", code.text()))
            .saying(Texts.text("code.voidSays"))
            .reason();
    question.ask(Texts.text("code.voidKeep"), Texts.text("code.voidGo"), () -> voidIt(question));
  }

  private void voidIt(Confirmation question) {
    try {
      codes.voidOne(new CodeText(code.text()), question.givenReason());
      Toast.success(code.text(), Texts.text("code.voided")).show();
    } catch (CodesRefusedException refused) {
      Notice.show(
          Texts.text("code.refused.title", code.text()),
          Texts.text("code.refused." + refused.reason()));
    } catch (NoSuchCodeException gone) {
      Notice.show(Texts.text("code.refused.title", code.text()), Texts.text("code.refused.gone"));
    }
    done.execute();
  }
}
