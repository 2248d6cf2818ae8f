package org.promolist.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import org.promolist.account.Accounts;
import org.promolist.account.LinkStanding;
import org.promolist.account.SignInLinks;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.Texts;

/**
 * Where a one-time link leads: a person sets their own password, and goes on to sign in. Opening it
 * uses nothing up: mail programs look at links too.
 */
@Route(value = "welcome/:token", autoLayout = false)
@AnonymousAllowed
public class WelcomeView extends Main implements BeforeEnterObserver, HasDynamicTitle {

  private final SignInLinks links;
  private final AuthenticationContext authentication;
  private final Div card = new Div();
  private final PasswordField next = new PasswordField(Texts.text("profile.next"));
  private final PasswordField repeat = new PasswordField(Texts.text("profile.repeat"));
  private final FieldErrors errors = new FieldErrors();
  private String token = "";

  WelcomeView(SignInLinks links, AuthenticationContext authentication) {
    this.links = links;
    this.authentication = authentication;
    addClassName("login");
    card.addClassNames("login-card", "welcome-card");
    add(Brand.heading(), card);
    next.setHelperText(Texts.text("profile.nextHelp", Accounts.MIN_PASSWORD));
    errors.field("next", next).field("repeat", repeat);
    for (PasswordField field : List.of(next, repeat)) {
      field.setManualValidation(true);
      field.setWidthFull();
      field.getElement().setAttribute("autocomplete", "new-password");
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    token = event.getRouteParameters().get("token").orElse("");
    show(links.look(token));
  }

  private void show(LinkStanding standing) {
    card.removeAll();
    switch (standing) {
      case LinkStanding.Open open when authentication.isAuthenticated() -> showOccupied(open);
      case LinkStanding.Open open -> showForm(open);
      case LinkStanding.Redeemed redeemed ->
          say(
              "welcome.done",
              Texts.text("welcome.doneText", redeemed.accountName()),
              link("login", "welcome.signIn"));
      case LinkStanding.Refused refused ->
          say(
              "welcome.refused." + refused.reason(),
              Texts.text("welcome.refusedText." + refused.reason()),
              link("login", "welcome.signIn"));
    }
  }

  /** Else it would be unclear as whom one goes on. */
  private void showOccupied(LinkStanding.Open open) {
    Button out = new Button(Texts.text("shell.signOut"), click -> authentication.logout());
    out.addThemeVariants(ButtonVariant.PRIMARY);
    say("welcome.occupied", Texts.text("welcome.occupiedText", open.displayName()), out);
  }

  private void showForm(LinkStanding.Open open) {
    TextField name = new TextField(Texts.text("profile.signInName"));
    name.setValue(open.accountName());
    name.setReadOnly(true);
    name.setWidthFull();
    name.getElement().setAttribute("autocomplete", "username"); // for whoever keeps passwords
    Button go = new Button(Texts.text("welcome.set"), click -> set());
    go.addThemeVariants(ButtonVariant.PRIMARY);
    go.setWidthFull();
    // leaves the field one is in, so that what was just typed there counts
    go.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
    Paragraph hint = new Paragraph(Texts.text("welcome.hint"));
    hint.addClassNames("secondary", "text-s");
    card.add(new H2(Texts.text("welcome.hello", open.displayName())), hint, name, next, repeat, go);
    next.focus();
  }

  private void set() {
    try {
      if (!repeat.getValue().equals(next.getValue())) {
        throw new InvalidInputException(List.of(Violation.of("repeat", "passwords_differ")));
      }
      LinkStanding standing = links.redeem(token, next.getValue());
      next.clear();
      repeat.clear();
      show(standing);
    } catch (InvalidInputException invalid) {
      errors.show(invalid.violations());
    }
  }

  private void say(String title, String text, Component way) {
    Div words = new Div(new H2(Texts.text(title)), new Paragraph(text));
    words.getElement().setAttribute("role", "status");
    card.add(words, way);
  }

  private static Anchor link(String path, String text) {
    Anchor link = new Anchor(path, Texts.text(text));
    link.setRouterIgnore(true); // a page of its own: nothing of this one is kept
    return link;
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("welcome.title"));
  }
}
