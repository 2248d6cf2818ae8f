package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import java.util.List;

/** The bar that stays at the bottom of a form: what is unsaved, Cancel, Save, also by Ctrl+S. */
public final class FormFooter extends Footer {

  private final Span dot = new Span();
  private final Span state = new Span();
  private final Span detail = new Span();
  private final Button save;

  public FormFooter(Command save, Command cancel) {
    addClassName("form-footer");
    dot.addClassName("dot");
    state.addClassName("form-state");
    detail.addClassNames("secondary", "form-detail");
    Div words = new Div(state, detail);
    words.addClassName("grow");
    words.getElement().setAttribute("role", "status");
    Component key = Badges.key(Texts.text("kit.saveKey"));
    key.getElement().getClassList().add("only-wide");
    Button leave = new Button(Texts.text("kit.cancel"), click -> cancel.execute());
    leave.addClassName("neutral");
    this.save = new Button(Texts.text("kit.save"), click -> save.execute());
    this.save.addThemeVariants(ButtonVariant.PRIMARY);
    for (KeyModifier modifier : List.of(KeyModifier.CONTROL, KeyModifier.META)) {
      // leaves the field one is in, so that what was just typed there is saved too
      this.save.addClickShortcut(Key.KEY_S, modifier).resetFocusOnActiveElement();
    }
    add(dot, words, key, leave, this.save);
    show(false, "");
  }

  /** Save stays enabled whatever the state: it takes the person to what needs attention. */
  public void show(boolean dirty, String attention) {
    dot.setVisible(dirty);
    state.setText(dirty ? Texts.text("kit.unsaved") : "");
    detail.setText(attention);
  }

  public Button saveButton() {
    return save;
  }
}
