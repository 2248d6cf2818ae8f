package org.promolist.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;

/** A code or id in monospace, and a button that puts it on the clipboard. */
public final class CopyText extends Span {

  private String name;

  /**
   * Shows a text.
   *
   * @param label what the button does, such as "Copy id"
   */
  public CopyText(String text, String label) {
    this(new Span(text), text, label);
  }

  /** The same for a text that is shown in another form than it is copied in. */
  public CopyText(Span shown, String text, String label) {
    name = text;
    addClassName("copy-text");
    shown.addClassName("mono");
    Button copy = new Button(Icon.COPY.create());
    copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    copy.setAriaLabel(label);
    copy.setTooltipText(label);
    copy.addClickListener(click ->
        // The clipboard is there only on https and localhost.
        getElement()
            .executeJs("return navigator.clipboard?.writeText($0).then(() => true)", text)
            .then(
                Boolean.class,
                done -> {
                  if (Boolean.TRUE.equals(done)) {
                    Toast.success(name, Texts.text("kit.copied")).show();
                  }
                }));
    add(shown, copy);
  }

  /** What it is called once it was copied, where the text itself is long or secret. */
  public CopyText called(String newName) {
    name = newName;
    return this;
  }
}
