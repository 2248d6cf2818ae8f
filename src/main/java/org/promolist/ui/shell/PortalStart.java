package org.promolist.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Accounts;
import org.promolist.account.Profile;
import org.promolist.account.Scope;
import org.promolist.ui.code.BatchToasts;
import org.promolist.ui.job.JobFeed;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Locales;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Themes;
import org.promolist.ui.kit.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What holds for every page before its view is made: language, theme, and a password to change. */
@Component
class PortalStart implements VaadinServiceInitListener {

  private final AuthenticationContext authentication;
  private final Accounts accounts;
  private final ObjectProvider<Viewer> viewer;
  private final ObjectProvider<JobFeed> feed;
  private final ObjectProvider<BatchToasts> toasts;
  private final Texts texts;
  private final RefusedAccess refused;

  PortalStart(
      AuthenticationContext authentication,
      Accounts accounts,
      ObjectProvider<Viewer> viewer,
      ObjectProvider<JobFeed> feed,
      ObjectProvider<BatchToasts> toasts,
      Texts texts,
      RefusedAccess refused) {
    this.authentication = authentication;
    this.accounts = accounts;
    this.viewer = viewer;
    this.feed = feed;
    this.toasts = toasts;
    this.texts = texts;
    this.refused = refused;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().setSystemMessagesProvider(this::systemMessages);
    event.getSource().addUIInitListener(init -> begin(init.getUI()));
    event
        .getSource()
        .addSessionInitListener(init -> init.getSession().setErrorHandler(new Incidents(refused)));
    event.addIndexHtmlRequestListener(this::paint);
    event.addIndexHtmlRequestListener(new PagePolicy());
  }

  /** Into the page itself, so that it is never shown in the wrong colours first. */
  private void paint(IndexHtmlResponse page) {
    Profile profile = authentication.isAuthenticated() ? accounts.profile() : null;
    var html = page.getDocument().getElementsByTag("html");
    html.attr("lang", locale(profile).getLanguage());
    // The address of a one-time link is a secret: nothing that a page loads is told where it is.
    page.getDocument()
        .head()
        .prependElement("meta")
        .attr("name", "referrer")
        .attr("content", "no-referrer");
    page.getDocument()
        .head()
        .appendElement("link")
        .attr("rel", "icon")
        .attr("type", "image/svg+xml")
        .attr("href", "favicon.svg");
    if (profile != null) {
      html.attr("theme", Themes.scheme(profile.theme()).getThemeValue());
    }
  }

  private void begin(UI ui) {
    Profile profile = authentication.isAuthenticated() ? viewer.getObject().profile() : null;
    ui.setLocale(locale(profile));
    if (profile != null) {
      Themes.show(ui, profile.theme());
      KeptDraft.forgetOthers(ui, profile.id());
      if (profile.may(Scope.CODES_WRITE)) {
        feed.getObject().follow(ui);
        toasts.getObject().follow(ui);
      }
    }
    ui.getReconnectDialogConfiguration().setDialogText(Texts.text("connection.lost"));
    ui.getReconnectDialogConfiguration().setDialogTextGaveUp(Texts.text("connection.gaveUp"));
    ui.addBeforeEnterListener(this::demandPassword);
  }

  private static Locale locale(@Nullable Profile profile) {
    return Locales.of(profile == null ? null : profile.language(), Locales.ofBrowser());
  }

  /** A password that was made up for somebody has been seen by others: it comes first. */
  private void demandPassword(BeforeEnterEvent event) {
    if (event.getNavigationTarget() == ProfileView.class || !authentication.isAuthenticated()) {
      return;
    }
    Viewer person = viewer.getObject();
    if (person.profile().mustChangePassword()) {
      person.postpone(event.getLocation());
      event.forwardTo(ProfileView.class, QueryParameters.empty());
    }
  }

  private SystemMessages systemMessages(SystemMessagesInfo info) {
    UI page = UI.getCurrent(); // its language may be one that the person chose
    Locale locale = page == null ? info.getLocale() : page.getLocale();
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.getTranslation("session.expired", locale));
    messages.setSessionExpiredMessage(texts.getTranslation("session.expiredText", locale));
    messages.setInternalErrorCaption(texts.getTranslation("session.internal", locale));
    messages.setInternalErrorMessage(texts.getTranslation("session.internalText", locale));
    messages.setSyncErrorNotificationEnabled(true);
    messages.setSyncErrorCaption(texts.getTranslation("session.sync", locale));
    messages.setSyncErrorMessage(texts.getTranslation("session.syncText", locale));
    return messages;
  }
}
