package org.promolist.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Toast;

/**
 * Sees in one page whether somebody is there, and tells them what becomes of their session: that it
 * ends soon, that it counts with other roles. Shows nothing else.
 */
final class IdleNotice extends Span {

  /** From here on minutes are plainer than seconds. */
  private static final long MINUTES_FROM = 100;

  private final IdleSessions sessions;
  private @Nullable Registration following;
  private volatile @Nullable UI page;
  private @Nullable Dialog warning;
  private @Nullable Notification outdated;

  IdleNotice(IdleSessions sessions) {
    this.sessions = sessions;
    getElement().setAttribute("hidden", true);
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    page = attached.getUI();
    following = sessions.follow(attached.getSession(), this);
    getElement().executeJs(WATCH, (double) sessions.settings().told().toMillis());
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    super.onDetach(detached);
    if (following != null) {
      following.remove();
    }
  }

  /** A key, a click, a turn of the wheel; told now and then. */
  @ClientCallable
  void active() {
    sessions.active(VaadinSession.getCurrent());
  }

  /** Again and again, as time goes by. From any thread. */
  void warn(Duration left) {
    access(() -> {
      if (warning == null) {
        warning = dialog();
        warning.open();
      }
      warning.setHeaderTitle(Texts.text("session.ending", words(left)));
    });
  }

  /** From any thread. */
  void calm() {
    access(() -> {
      if (warning != null) {
        warning.close();
        warning = null;
      }
    });
  }

  /** Stays until the person is ready: what they type may not be kept anywhere. From any thread. */
  void tellOfNewRoles() {
    access(() -> {
      if (outdated == null || !outdated.isOpened()) {
        outdated = Toast.outdated(() -> UI.getCurrent().getPage().reload()).show();
      }
    });
  }

  /**
   * Loads the page anew, which leads to the sign-in and from there back. What is unsaved is kept
   * elsewhere, so the browser needn't ask. To be called with the session's lock.
   *
   * @param heard runs when the page has been told
   */
  void leave(Command heard) {
    UI ui = page;
    if (ui != null) {
      ui.getPage()
          .executeJs(LEAVE)
          .then(told -> {
            mark();
            heard.execute();
          });
      if (ui.getPushConfiguration().getPushMode().isEnabled()) {
        ui.push();
      }
    }
  }

  private static void mark() {
    if (VaadinService.getCurrentRequest() instanceof VaadinServletRequest request
        && VaadinService.getCurrentResponse() instanceof VaadinServletResponse response) {
      response.addCookie(EndedMark.of(request));
    }
  }

  private void access(Command command) {
    UI ui = page;
    if (ui != null) {
      var _ = ui.access(command);
    }
  }

  private Dialog dialog() {
    Dialog dialog = new Dialog();
    dialog.setRole("alertdialog");
    dialog.setWidth("480px");
    dialog.addClassName("question");
    dialog.add(new Paragraph(Texts.text("session.endingText")));
    Button stay = new Button(Texts.text("session.stay"), click -> active());
    stay.addThemeVariants(ButtonVariant.PRIMARY);
    stay.setAutofocus(true);
    dialog.getFooter().add(stay);
    dialog.addDialogCloseActionListener(close -> active());
    return dialog;
  }

  private static String words(Duration left) {
    long seconds = Math.ceilDiv(left.toMillis(), 1_000L);
    return seconds < MINUTES_FROM
        ? Texts.text("session.inSeconds", seconds)
        : Texts.text("session.inMinutes", Math.round(seconds / 60.0));
  }

  /** The first sign of somebody is told at once, later ones after a pause. */
  private static final String WATCH =
      """
      const notice = this, pause = $0, signs = ['keydown', 'pointerdown', 'wheel', 'touchmove'];
      let next = 0, waiting;
      const tell = () => {
        waiting = undefined;
        next = Date.now() + pause;
        notice.$server.active();
      };
      const seen = () => { waiting ??= setTimeout(tell, Math.max(0, next - Date.now())); };
      const sign = (event) => {
        const over = document.querySelector('.v-system-error');
        if (over && (event.key === 'Escape' || event.composedPath().includes(over))) {
          window.onbeforeunload = null; // the session is over: nothing to be asked, it is kept
        }
        seen();
      };
      const uploading = () => [...document.querySelectorAll('vaadin-upload')]
        .some((upload) => upload.files?.some((file) => file.uploading));
      window.portalPresence?.abort();
      const presence = window.portalPresence = new AbortController();
      const how = { capture: true, passive: true, signal: presence.signal };
      signs.forEach((name) => window.addEventListener(name, sign, how));
      const work = setInterval(() => { if (uploading()) { seen(); } }, pause);
      presence.signal.addEventListener('abort', () => { clearInterval(work); clearTimeout(waiting); });
      """;

  private static final String LEAVE =
      """
      window.portalPresence?.abort();
      window.onbeforeunload = null;
      setTimeout(() => window.location.reload(), 1000);
      return true;
      """;
}
