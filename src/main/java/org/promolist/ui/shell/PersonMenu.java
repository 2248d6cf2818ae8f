package org.promolist.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.jspecify.annotations.Nullable;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.KeptDraft;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** Who is signed in, their profile, the way out. */
final class PersonMenu extends MenuBar {

  private final Viewer viewer;
  private final MenuItem root;
  private @Nullable Registration watching;

  PersonMenu(Viewer viewer, AuthenticationContext authentication) {
    this.viewer = viewer;
    addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
    root = addItem(new Span());
    SubMenu menu = root.getSubMenu();
    menu.addItem(
        entry(Icon.PERSON, Texts.text("shell.profile")),
        click -> getUI().ifPresent(ui -> ui.navigate(ProfileView.class)));
    menu.addItem(
        entry(Icon.SIGN_OUT, Texts.text("shell.signOut")),
        click -> getUI().ifPresent(ui -> KeptDraft.forgetAll(ui, () -> authentication.logout())));
    show();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    watching = viewer.onChange(this::show);
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    super.onDetach(detached);
    if (watching != null) {
      watching.remove();
    }
  }

  private void show() {
    String name = viewer.profile().displayName();
    Avatar avatar = new Avatar(name);
    avatar.getElement().setAttribute("aria-hidden", "true");
    Span words = new Span(name);
    words.addClassName("only-wide");
    Span person = new Span(avatar, words);
    person.addClassName("person");
    root.removeAll();
    root.add(person);
    root.setAriaLabel(Texts.text("shell.account", name));
  }

  private static Span entry(Icon icon, String text) {
    Span entry = new Span(icon.create(), new Span(text));
    entry.addClassName("bar");
    return entry;
  }
}
