package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Anchor;

/** The one of several links to tabs that leads to where one is. */
public final class CurrentTab {

  /** By hand: what the browser has for it would scroll the page as well. */
  private static final String INTO_VIEW =
      """
      const row = this.parentElement;
      row.scrollLeft +=
        this.getBoundingClientRect().left - row.getBoundingClientRect().left
          - (row.clientWidth - this.offsetWidth) / 2;
      """;

  private CurrentTab() {}

  /** Marks the link, and has it in view where the row of tabs is wider than the page. */
  public static void mark(Anchor link) {
    link.getElement().setAttribute("aria-current", "page");
    link.getElement().executeJs(INTO_VIEW);
  }
}
