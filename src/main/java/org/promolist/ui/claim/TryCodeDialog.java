package org.promolist.ui.claim;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.promolist.claim.ClaimCommand;
import org.promolist.claim.ClaimResult;
import org.promolist.claim.Claims;
import org.promolist.customer.CustomerId;
import org.promolist.ui.kit.FieldMarks;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Tells whether a customer could claim a code, and if not, by which rule. Changes nothing. */
final class TryCodeDialog extends Dialog {

  private static final int MAX_CODE = 120;

  private final Claims claims;
  private final Formats formats;
  private final TextField code = new TextField(Texts.text("try.code"));
  private final TextField customer = new TextField(Texts.text("try.customer"));
  private final Div result = new Div();

  TryCodeDialog(Claims claims, String customerId, Formats formats) {
    this.claims = claims;
    this.formats = formats;
    setHeaderTitle(Texts.text("try.title"));
    setWidth("480px");
    addClassName("question");
    Paragraph hint = new Paragraph(Texts.text("try.hint"));
    hint.addClassNames("secondary", "text-s");
    code.setMaxLength(MAX_CODE);
    customer.setMaxLength(CustomerId.MAX_LENGTH);
    customer.setValue(customerId);
    for (TextField field : new TextField[] {code, customer}) {
      field.setManualValidation(true);
      field.setWidthFull();
      field.getElement().setAttribute("autocomplete", "off");
      field.addKeyPressListener(Key.ENTER, press -> tryIt());
      field.addValueChangeListener(change -> clear(field));
    }
    result.getElement().setAttribute("role", "status");
    result.addClassName("try-result");
    Button close = new Button(Texts.text("kit.close"), click -> close());
    close.addClassName("neutral");
    Button go = new Button(Texts.text("try.go"), click -> tryIt());
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close, go);
    add(hint, code, customer, result);
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        code.focus();
      }
    });
  }

  /** What was found out is not about what stands there now. */
  private void clear(TextField field) {
    FieldMarks.mark(field, "");
    result.removeAll();
  }

  private void tryIt() {
    Optional<CustomerId> whom = CustomerId.parse(customer.getValue());
    boolean blank = code.getValue().isBlank();
    FieldMarks.mark(code, blank ? Texts.text("violation.required") : "");
    FieldMarks.mark(
        customer,
        whom.isPresent()
            ? ""
            : Texts.text(customer.getValue().isBlank() ? "violation.required" : "customer.noId"));
    if (blank) {
      code.focus();
    } else if (whom.isEmpty()) {
      customer.focus();
    } else {
      show(claims.foresee(new ClaimCommand(code.getValue(), whom.get())));
    }
  }

  private void show(ClaimResult outcome) {
    result.removeAll();
    result.add(
        switch (outcome) {
          case ClaimResult.Claimable claimable ->
              notice(
                  "success",
                  Icon.CHECK_CIRCLE,
                  Texts.text("try.claimable", claimable.points()),
                  Texts.text("try.nothingDone"));
          case ClaimResult.Refused refused ->
              notice("error", Icon.BAN, ClaimWords.refusal(refused.refusal()), why(refused));
          case ClaimResult.Claimed impossible ->
              throw new IllegalStateException("trying claims nothing");
        });
  }

  private String why(ClaimResult.Refused refused) {
    String why = ClaimWords.explanation(refused.refusal());
    return refused.retryAfter() == null
        ? why
        : why + " " + Texts.text("try.again", formats.about(refused.retryAfter()));
  }

  private static Div notice(String tone, Icon icon, String strong, String text) {
    Span title = new Span(strong);
    title.addClassName("semibold");
    Div words = new Div(new Div(title), new Div(text));
    Div notice = new Div(icon.create(), words);
    notice.addClassNames("notice", tone);
    return notice;
  }
}
