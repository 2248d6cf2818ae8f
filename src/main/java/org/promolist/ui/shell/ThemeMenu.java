package org.promolist.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.shared.Registration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Theme;
import org.promolist.ui.kit.Icon;
import org.promolist.ui.kit.Texts;
import org.promolist.ui.kit.Viewer;

/** Light, dark, or as the device says; remembered with the account. */
final class ThemeMenu extends MenuBar {

  private final Viewer viewer;
  private final MenuItem root;
  private final Map<Theme, MenuItem> choices = new EnumMap<>(Theme.class);
  private @Nullable Registration watching;

  ThemeMenu(Viewer viewer) {
    this.viewer = viewer;
    addThemeVariants(MenuBarVariant.TERTIARY);
    addClassName("only-wide");
    root = addItem(Icon.MOON.create());
    for (Theme theme : Theme.values()) {
      MenuItem choice =
          root.getSubMenu()
              .addItem(Texts.text("theme." + theme.name()), click -> viewer.choose(theme));
      choice.setCheckable(true);
      choices.put(theme, choice);
    }
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
    Theme theme = viewer.profile().theme();
    choices.forEach((choice, item) -> item.setChecked(choice == theme));
    root.removeAll();
    root.add(
        switch (theme) {
          case LIGHT -> Icon.SUN.create();
          case DARK -> Icon.MOON.create();
          case SYSTEM -> Icon.MONITOR.create();
        });
    root.setAriaLabel(Texts.text("shell.theme", Texts.text("theme." + theme.name())));
  }
}
