package org.promolist.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Accounts;
import org.promolist.account.PortalSessions;
import org.promolist.account.Profile;
import org.promolist.account.ProfileDraft;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.promolist.ui.kit.FieldErrors;
import org.promolist.ui.kit.FormFooter;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.LeaveGuard;
import org.promolist.ui.kit.Locales;
import org.promolist.ui.kit.PageHeader;
import org.promolist.ui.kit.Section;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Themes;
import org.promolist.ui.kit.Toast;
import org.promolist.ui.kit.Viewer;

/** One's own account. Also where somebody is kept until they change a password made up for them. */
@Route("profile")
@PermitAll
public class ProfileView extends Div implements HasDynamicTitle {

  /** What is kept of it; refuses what lacks something. */
  record Unsaved(ProfileDraft mine) {
    Unsaved {
      Objects.requireNonNull(mine.displayName());
      Objects.requireNonNull(mine.theme());
    }
  }

  private final Accounts accounts;
  private final Viewer viewer;
  private final boolean must;
  private final AboutYou about;
  private final PasswordChange password = new PasswordChange();
  private final FieldErrors errors = new FieldErrors();
  private final FormFooter footer = new FormFooter(this::save, this::cancel);
  private final LeaveGuard guard = LeaveGuard.on(this, this::isDirty, this::save);
  private final OwnSessions sessions;
  private @Nullable Registration watching;

  ProfileView(Accounts accounts, PortalSessions sessions, Viewer viewer) {
    this.accounts = accounts;
    this.viewer = viewer;
    Profile profile = viewer.profile();
    must = profile.mustChangePassword();
    this.sessions = new OwnSessions(sessions, viewer.formats());
    about = new AboutYou(profile);
    about.register(errors);
    about.onChange(this::changed);
    password.register(errors);
    password.onChange(this::changed);
    addClassName("page");
    add(new PageHeader(Texts.text("profile.title")));
    Div form = new Div();
    form.addClassName("form");
    if (must) {
      form.add(explanation(), password.section(false));
      password.focus();
    } else {
      Section aboutYou = about.section(profile.name());
      guard.keeping(kept(aboutYou, profile));
      form.add(aboutYou, password.section(true), this.sessions);
    }
    add(form, footer);
    changed();
  }

  @Override
  public String getPageTitle() {
    return Texts.pageTitle(Texts.text("profile.title"));
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    watching = viewer.onChange(() -> about.showTheme(viewer.profile().theme()));
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    super.onDetach(detached);
    if (watching != null) {
      watching.remove();
    }
  }

  private static Div explanation() {
    Div words =
        new Div(new H2(Texts.text("profile.must")), new Paragraph(Texts.text("profile.mustText")));
    Div notice = new Div(Icon.KEY.create(), words);
    notice.addClassName("notice");
    return notice;
  }

  /** A password is never kept. */
  private KeptDraft<Unsaved> kept(Section aboutYou, Profile profile) {
    return new KeptDraft<>(
        aboutYou,
        profile.id(),
        "profile",
        new KeptDraft.Form<>(
            Unsaved.class,
            () -> about.isDirty() ? new Unsaved(about.draft()) : null,
            typed -> about.type(typed.mine()),
            () -> about.show(viewer.profile())));
  }

  private boolean isDirty() {
    return about.isDirty() || password.isTyped();
  }

  private void changed() {
    footer.show(isDirty(), "");
    guard.update();
  }

  private void cancel() {
    about.show(viewer.profile());
    password.clear();
    errors.clear();
    changed();
  }

  /** Whether everything typed is stored now. */
  private boolean save() {
    try {
      refuse(must || password.isTyped() ? password.check() : List.of());
      if (password.isTyped()) {
        changePassword();
      }
      if (about.isDirty()) {
        saveAboutYou();
      }
      return true;
    } catch (InvalidInputException invalid) {
      errors.show(invalid.violations());
      return false;
    } finally {
      changed();
    }
  }

  private void changePassword() {
    password.apply(accounts);
    errors.clear();
    viewer.refresh();
    sessions.show(); // the others are over
    Toast.success(Texts.text("profile.passwordName"), Texts.text("profile.passwordChanged")).show();
    if (must) {
      Location wanted = viewer.takeWanted();
      UI.getCurrent().navigate(wanted.getPath(), wanted.getQueryParameters());
    }
  }

  private void saveAboutYou() {
    String spoken = viewer.profile().language();
    Profile profile = accounts.saveProfile(about.draft());
    errors.clear();
    about.show(profile);
    viewer.refresh();
    UI ui = UI.getCurrent();
    Themes.show(ui, profile.theme());
    if (Objects.equals(spoken, profile.language())) {
      Toast.success(Texts.text("profile.title"), Texts.text("profile.saved")).show();
    } else {
      ui.setLocale(Locales.of(profile.language(), Locales.ofBrowser()));
      Toast.successAfterReload(Texts.text("profile.title"), Texts.text("profile.saved"));
      changed();
      ui.getPage().reload();
    }
  }

  private static void refuse(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
