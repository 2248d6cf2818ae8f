package org.promolist.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinSession;

/**
 * A short message that comes and goes. Never for what a person can mend: that stands where they can
 * mend it.
 */
public final class Toast {

  private static final int SHORT = 7_000;

  /** There is something to click, which takes longer to decide. */
  private static final int LONG = 14_000;

  private static final String AFTER_RELOAD = Toast.class.getName();

  private final Notification notification = new Notification();
  private final Div body = new Div();

  private Toast(Icon icon, NotificationVariant variant, Span message) {
    body.addClassName("toast");
    body.add(icon.create(), message);
    message.addClassName("toast-message");
    notification.addThemeVariants(variant);
    notification.setPosition(Position.BOTTOM_END);
    notification.setDuration(SHORT);
  }

  /**
   * It worked.
   *
   * @param name of the thing, such as "Spring goodwill"
   * @param done what was done to it, as the rest of the sentence, such as "saved"
   */
  public static Toast success(String name, String done) {
    Span message = new Span(strong(name), new Span(" " + done));
    return new Toast(Icon.CHECK_CIRCLE, NotificationVariant.SUCCESS, message);
  }

  /** What was begun earlier did not work out; where to see why is for {@link #action}. */
  public static Toast broken(String name, String what) {
    Span message = new Span(strong(name), new Span(" " + what));
    Toast toast = new Toast(Icon.ALERT, NotificationVariant.ERROR, message);
    toast.notification.setAssertive(true);
    return toast;
  }

  /** Something went wrong that nobody at the screen can mend. Stays until closed. */
  public static Toast failure(String incident) {
    Span message =
        new Span(
            strong(Texts.text("kit.failure")),
            new Span(" " + Texts.text("kit.failureHint", incident)));
    Toast toast = new Toast(Icon.ALERT, NotificationVariant.ERROR, message);
    toast.notification.setDuration(0);
    toast.notification.setAssertive(true);
    return toast;
  }

  /** The person tried what they may not do, on a page that was made before that changed. */
  public static Toast refusal() {
    Span message = new Span(Texts.text("kit.refused"));
    Toast toast = new Toast(Icon.LOCK, NotificationVariant.WARNING, message);
    toast.notification.setDuration(LONG);
    return toast;
  }

  /** The page was made for other roles than the person has by now. Stays until closed. */
  public static Toast outdated(Command reload) {
    Span message = new Span(Texts.text("session.roles"));
    Toast toast =
        new Toast(Icon.LOCK, NotificationVariant.WARNING, message)
            .action(Texts.text("session.reload"), reload);
    toast.notification.setDuration(0);
    toast.notification.setAssertive(true);
    return toast;
  }

  /** Such as Undo. */
  public Toast action(String label, Command command) {
    Button button =
        new Button(
            label,
            click -> {
              notification.close();
              command.execute();
            });
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    body.add(button);
    notification.setDuration(LONG);
    return this;
  }

  public Notification show() {
    Button close = new Button(Icon.CLOSE.create(), click -> notification.close());
    close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    close.setAriaLabel(Texts.text("kit.close"));
    body.add(close);
    notification.add(body);
    notification.open();
    return notification;
  }

  private static Span strong(String text) {
    Span strong = new Span(text);
    strong.addClassName("semibold");
    return strong;
  }

  /** For a deed that loads the page anew; the words are kept in the language they had. */
  public static void successAfterReload(String name, String done) {
    VaadinSession.getCurrent().setAttribute(AFTER_RELOAD, new String[] {name, done});
  }

  /** Shows what was left by {@link #successAfterReload}. */
  public static void showAfterReload() {
    VaadinSession session = VaadinSession.getCurrent();
    if (session.getAttribute(AFTER_RELOAD) instanceof String[] words) {
      session.setAttribute(AFTER_RELOAD, null);
      success(words[0], words[1]).show();
    }
  }
}
