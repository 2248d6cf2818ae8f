package org.promolist.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
import java.util.function.Consumer;

/** Tells whether the page is as narrow as a phone's; the bound is that of the style sheet. */
public final class NarrowPage {

  private static final int NARROW = 800;

  private NarrowPage() {}

  /** Tells now, and on each change of the window's size for as long as the component is shown. */
  public static void watch(Component component, Consumer<Boolean> listener) {
    Page page = component.getUI().orElseGet(UI::getCurrent).getPage();
    listener.accept(narrow(page.getExtendedClientDetails().getWindowInnerWidth()));
    Registration watching =
        page.addBrowserWindowResizeListener(resized -> listener.accept(narrow(resized.getWidth())));
    component.addDetachListener(detached -> {
      watching.remove();
      detached.unregisterListener();
    });
  }

  /** A width that isn't known, as of a page without a window, is none. */
  private static boolean narrow(int width) {
    return width > 0 && width <= NARROW;
  }
}
