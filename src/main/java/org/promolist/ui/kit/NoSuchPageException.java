package org.promolist.ui.kit;

import com.vaadin.flow.router.NotFoundException;

/** The address is well formed, but the thing it names does not exist: shows the not-found page. */
public final class NoSuchPageException extends NotFoundException {

  private static final long serialVersionUID = 1;

  private final String title;
  private final String explanation;

  /**
   * Says what is missing, for the page that will be shown.
   *
   * @param title what there is none of, such as "No such list"
   * @param explanation why that may be, and what to do
   */
  public NoSuchPageException(String title, String explanation) {
    super(title);
    this.title = title;
    this.explanation = explanation;
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }
}
