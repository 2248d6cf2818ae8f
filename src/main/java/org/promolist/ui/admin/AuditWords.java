package org.promolist.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.account.AccountAudit;
import org.promolist.account.ApiClients;
import org.promolist.audit.AuditEntry;
import org.promolist.audit.Deed;
import org.promolist.claim.ProgramPolicies;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Actor;
import org.promolist.ui.kit.AuditLinks;
import org.promolist.ui.kit.Badges;
import org.promolist.ui.kit.Texts;

/**
 * How the portal words what was done. Features record in words of their own: one that has no text
 * yet is shown as it was recorded.
 */
final class AuditWords {

  private AuditWords() {}

  static String action(String action) {
    return Texts.ifAny("audit.action." + action).orElse(action);
  }

  static String type(String objectType) {
    return Texts.ifAny("audit.object." + objectType).orElse(objectType);
  }

  /**
   * A name, what it is, and by what name a person signs in, as the other is theirs to choose; leads
   * to all that they did.
   */
  static Component actor(Actor actor, @Nullable String signInName) {
    Component name =
        actor.id() == null
            ? new Span(Texts.text("audit.system"))
            : new Anchor(AuditLinks.by(actor.id()), actor.name());
    Span kind = new Span(Badges.tag(Texts.text("audit.actor." + actor.kind())));
    if (signInName != null) {
      Span signIn = new Span(" " + signInName);
      signIn.addClassNames("secondary", "text-xs");
      kind.add(signIn);
    }
    Div cell = new Div(name, kind);
    cell.addClassNames("two-lines", "start");
    return cell;
  }

  static String actorText(Actor actor, @Nullable String signInName) {
    return switch (actor.kind()) {
      case PERSON -> signInName == null ? actor.name() : actor.name() + " (" + signInName + ")";
      case API_CLIENT -> Texts.text("list.apiClient", actor.name());
      case SYSTEM -> Texts.text("audit.system");
    };
  }

  /** Leads to its page, where it has one, else to all that was done to it. */
  static Component object(AuditEntry entry) {
    String type = type(entry.objectType());
    Optional<String> page = page(entry);
    if (isNobody(entry)) {
      return new Span(Texts.text("audit.nobody." + entry.objectType()));
    }
    Anchor link =
        new Anchor(
            page.orElseGet(() -> AuditLinks.of(entry.objectType(), entry.objectId())),
            name(entry).orElse(type));
    link.addClassNames("medium", "audit-name");
    Div cell = new Div(link);
    cell.addClassNames("two-lines", "start");
    if (name(entry).isPresent()) {
      Span kind = new Span(type);
      kind.addClassNames("secondary", "text-xs");
      cell.add(kind);
    }
    return cell;
  }

  private static boolean isNobody(AuditEntry entry) {
    return entry.objectId().equals(Deed.NOBODY)
        && Texts.ifAny("audit.nobody." + entry.objectType()).isPresent();
  }

  /** Its name then; of what never had one, the beginning of its id tells it apart. */
  static Optional<String> name(AuditEntry entry) {
    return entry.objectName() != null
        ? Optional.of(entry.objectName())
        : entry.objectType().equals(PromoCodeLists.OBJECT_TYPE)
            ? Optional.of(shortId(entry.objectId()))
            : Optional.empty();
  }

  static String shortId(UUID id) {
    return id.toString().substring(0, 13) + "…";
  }

  private static Optional<String> page(AuditEntry entry) {
    return switch (entry.objectType()) {
      case PromoCodeLists.OBJECT_TYPE ->
          entry.action().equals("DELETED")
              ? Optional.empty()
              : Optional.of("lists/" + entry.objectId());
      case ProgramPolicies.OBJECT_TYPE -> Optional.of("policies");
      case AccountAudit.OBJECT_TYPE -> ifThere("accounts");
      case ApiClients.OBJECT_TYPE -> ifThere("api-clients");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ifThere(String path) {
    return RouteConfiguration.forSessionScope().isPathAvailable(path)
        ? Optional.of(path)
        : Optional.empty();
  }
}
