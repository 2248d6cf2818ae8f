package org.promolist.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;

/** Where people sign in. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

  /** The parameter by which it is told that a session is over. */
  public static final String ENDED = "ended";

  /** From here on minutes are plainer than seconds. */
  private static final int MINUTES_FROM = 120;

  private final AuthenticationContext authentication;
  private final LoginForm form = new LoginForm();
  private final Div card = new Div(form);

  LoginView(AuthenticationContext authentication) {
    this.authentication = authentication;
    addClassName("login");
    form.setI18n(texts());
    form.setForgotPasswordButtonVisible(false);
    form.setAction("login");
    card.addClassName("login-card");
    add(Brand.heading(), card);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (authentication.isAuthenticated()) {
      event.forwardTo("");
      return;
    }
    QueryParameters query = event.getLocation().getQueryParameters();
    Optional<Integer> wait = query.getSingleParameter("wait").flatMap(LoginView::seconds);
    if (wait.isPresent()) {
      form.showErrorMessage(Texts.text("login.wait"), waitText(wait.get()));
      form.setEnabled(true);
    } else if (query.getParameters().containsKey("error")) {
      form.setError(true);
    } else if (query.getParameters().containsKey(ENDED)) {
      card.addComponentAsFirst(ended());
    }
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("login.title"));
  }

  private static Div ended() {
    Div words =
        new Div(new H2(Texts.text("login.ended")), new Paragraph(Texts.text("login.endedText")));
    Div notice = new Div(Icon.CLOCK.create(), words);
    notice.addClassNames("notice", "login-ended");
    return notice;
  }

  private static String waitText(int seconds) {
    return seconds < MINUTES_FROM
        ? Texts.text("login.waitSeconds", seconds)
        : Texts.text("login.waitMinutes", Math.ceilDiv(seconds, 60));
  }

  /** The address is anybody's to write; nonsense in it is no wait. */
  private static Optional<Integer> seconds(String text) {
    return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    LoginI18n.Form words = texts.getForm();
    words.setTitle(Texts.text("login.title"));
    words.setUsername(Texts.text("login.name"));
    words.setPassword(Texts.text("login.password"));
    words.setSubmit(Texts.text("login.submit"));
    LoginI18n.ErrorMessage wrong = texts.getErrorMessage();
    wrong.setTitle(Texts.text("login.error"));
    wrong.setMessage(Texts.text("login.errorText"));
    wrong.setUsername(Texts.text("login.nameMissing"));
    wrong.setPassword(Texts.text("login.passwordMissing"));
    return texts;
  }
}
