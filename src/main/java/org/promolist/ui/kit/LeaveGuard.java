package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.shared.Registration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks before a form with changes is left: inside the portal by a dialog, on closing or reloading
 * the page by the browser's own question. "Save" leaves only if saving worked.
 */
public final class LeaveGuard {

  private final Component view;
  private final BooleanSupplier dirty;
  private final BooleanSupplier save;
  private @Nullable Registration leaving;
  private @Nullable KeptDraft<?> kept;
  private boolean told;
  private boolean open;

  private LeaveGuard(Component view, BooleanSupplier dirty, BooleanSupplier save) {
    this.view = view;
    this.dirty = dirty;
    this.save = save;
  }

  /**
   * Guards a view for as long as it is shown.
   *
   * @param dirty whether there is anything to lose
   * @param save tells whether it was saved; if not, the person stays and sees why
   */
  public static LeaveGuard on(Component view, BooleanSupplier dirty, BooleanSupplier save) {
    LeaveGuard guard = new LeaveGuard(view, dirty, save);
    view.addAttachListener(event -> guard.attach(event.getUI()));
    view.addDetachListener(event -> guard.detach(event.getUI()));
    return guard;
  }

  /** What is unsaved is kept in the tab as well, for a session that ends meanwhile. */
  public void keeping(KeptDraft<?> draft) {
    kept = draft;
  }

  /** To be called after every change and every save: the browser asks by what it was told last. */
  public void update() {
    if (kept != null) {
      kept.update();
    }
    boolean now = dirty.getAsBoolean();
    if (now != told) {
      view.getUI().ifPresent(ui -> tell(ui, now));
    }
  }

  private void attach(UI ui) {
    leaving = ui.addBeforeLeaveListener(this::leave);
    update();
  }

  private void detach(UI ui) {
    if (leaving != null) {
      leaving.remove();
      leaving = null;
    }
    if (told) {
      tell(ui, false);
    }
  }

  private void tell(UI ui, boolean now) {
    told = now;
    ui.getPage()
        .executeJs(
            """
            window.onbeforeunload = $0 ? (event) => event.preventDefault() : null;
            """,
            now);
  }

  private void leave(BeforeLeaveEvent event) {
    if (!dirty.getAsBoolean()) {
      forget();
      return;
    }
    ContinueNavigationAction action = event.postpone();
    if (!open) { // a second attempt, such as the back button again, must not stack a second dialog
      open = true;
      ask(action);
    }
  }

  private void ask(ContinueNavigationAction action) {
    Question question =
        new Question(Texts.text("kit.leave.title"))
            .body(new Paragraph(Texts.text("kit.leave.text")))
            .onEscape(() -> stay(action));
    Button stay = question.answer(Texts.text("kit.leave.stay"), () -> stay(action));
    stay.addClassName("neutral");
    question.answer(Texts.text("kit.leave.discard"), () -> go(action)).addClassName("neutral");
    question.answer(
        Texts.text("kit.leave.save"),
        () -> {
          boolean saved = false;
          try {
            saved = save.getAsBoolean();
          } finally { // also where saving failed as it never should: who stays can go on
            if (saved) {
              go(action);
            } else {
              stay(action);
            }
          }
        },
        ButtonVariant.PRIMARY);
    question.open(stay);
  }

  private void stay(ContinueNavigationAction action) {
    open = false;
    action.cancel();
  }

  private void go(ContinueNavigationAction action) {
    open = false;
    forget();
    action.proceed();
  }

  private void forget() {
    if (kept != null) {
      kept.forget();
    }
  }
}
