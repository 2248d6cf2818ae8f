package org.promolist.ui.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.promolist.account.Profile;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.NoAccessException;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/**
 * The page exists, but not for this person. Says what they lack, never what the page holds. The
 * router refuses by one exception, services by another; both lead to the same words.
 */
abstract class NoAccessView extends ErrorPage {

  private final Viewer viewer;
  private final RefusedAccess refused;

  NoAccessView(Viewer viewer, RefusedAccess refused) {
    this.viewer = viewer;
    this.refused = refused;
  }

  int refuse(BeforeEnterEvent event, Exception reason) {
    refused.record(event.getSource(), event.getLocation(), reason);
    return refuse(reason);
  }

  int refuse(Exception reason) {
    Profile profile = viewer.profile();
    List<String> lines = new ArrayList<>();
    lines.add(
        reason instanceof NoAccessException lacking
            ? Texts.text("error.noAccessScope", Texts.text("scope." + lacking.missing().name()))
            : Texts.text("error.noAccessText"));
    lines.add(Texts.text("error.noAccessWho", profile.displayName(), roles(profile)));
    show(Icon.LOCK, Texts.text("error.noAccess"), lines);
    return HttpStatusCode.FORBIDDEN.getCode();
  }

  private static String roles(Profile profile) {
    return profile.roles().stream()
        .sorted()
        .map(role -> Texts.text("role." + role.name()))
        .collect(Collectors.joining(", "));
  }

  /** Refused by the annotation on a view. */
  @ParentLayout(MainLayout.class)
  @AnonymousAllowed
  public static class ByRouter extends NoAccessView
      implements HasErrorParameter<AccessDeniedException> {

    ByRouter(Viewer viewer, RefusedAccess refused) {
      super(viewer, refused);
    }

    @Override
    public int setErrorParameter(
        BeforeEnterEvent event, ErrorParameter<AccessDeniedException> error) {
      return refuse(event, error.getException());
    }
  }

  /** Refused by a service that a view asked while it was being made. */
  @ParentLayout(MainLayout.class)
  @AnonymousAllowed
  public static class ByService extends NoAccessView
      implements HasErrorParameter<org.springframework.security.access.AccessDeniedException> {

    ByService(Viewer viewer, RefusedAccess refused) {
      super(viewer, refused);
    }

    @Override
    public int setErrorParameter(
        BeforeEnterEvent event,
        ErrorParameter<org.springframework.security.access.AccessDeniedException> error) {
      return refuse(event, error.getException());
    }
  }
}
