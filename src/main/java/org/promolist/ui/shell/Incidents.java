package org.promolist.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.promolist.ui.kit.Toast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/**
 * What nobody expected: logged under a number that the person sees too, so that both can be
 * matched.
 */
final class Incidents implements ErrorHandler {

  private static final long serialVersionUID = 1;

  private static final Logger log = LoggerFactory.getLogger(Incidents.class);

  @SuppressWarnings("serial") // sessions are not stored
  private final RefusedAccess refusals;

  Incidents(RefusedAccess refusals) {
    this.refusals = refusals;
  }

  @Override
  public void error(ErrorEvent event) {
    Throwable cause = event.getThrowable();
    boolean refused = cause instanceof AccessDeniedException;
    String incident = refused ? "" : record(cause);
    UI ui = UI.getCurrent();
    if (refused && ui != null) {
      refusals.record(ui.getInternals().getRouter(), ui.getActiveViewLocation(), cause);
    }
    if (ui != null) {
      var _ = ui.access(() -> (refused ? Toast.refusal() : Toast.failure(incident)).show());
    }
  }

  /** Logs it and answers its number. */
  static String record(Throwable cause) {
    String incident =
        Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36).toUpperCase(Locale.ROOT);
    log.error("Incident {}", incident, cause);
    return incident;
  }
}
