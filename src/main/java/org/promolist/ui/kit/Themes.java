package org.promolist.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import org.promolist.account.Theme;

/** Light, dark, or as the device says. */
public final class Themes {

  private Themes() {}

  public static void show(UI ui, Theme theme) {
    ui.getPage().setColorScheme(scheme(theme));
  }

  public static ColorScheme.Value scheme(Theme theme) {
    return switch (theme) {
      case LIGHT -> ColorScheme.Value.LIGHT;
      case DARK -> ColorScheme.Value.DARK;
      case SYSTEM -> ColorScheme.Value.LIGHT_DARK;
    };
  }
}
