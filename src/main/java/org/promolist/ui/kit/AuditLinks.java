package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Anchor;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where it is told what was done: to one object, or by somebody. Only admins may go there. */
public final class AuditLinks {

  /** A batch is a part of its list; by this word an address means one alone. */
  public static final String BATCH = "BATCH";

  private AuditLinks() {}

  /**
   * What was done to one object.
   *
   * @param objectType as the audit trail names it, such as {@code LIST}
   */
  public static String of(String objectType, UUID id) {
    return "audit?object=" + objectType.toLowerCase(Locale.ROOT) + ":" + id;
  }

  public static String ofBatch(UUID id) {
    return of(BATCH, id);
  }

  /** What this person or program did. */
  public static String by(UUID actor) {
    return "audit?who=" + actor;
  }

  /**
   * A link, for who may follow it.
   *
   * @param path one of the above
   */
  public static Optional<Anchor> link(Viewer viewer, String path) {
    if (!viewer.isAdmin()) {
      return Optional.empty();
    }
    Anchor link = new Anchor(path, Texts.text("audit.link"));
    link.addClassNames("text-s", "audit-link");
    return Optional.of(link);
  }
}
