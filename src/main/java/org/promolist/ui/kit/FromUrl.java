package org.promolist.ui.kit;

import com.vaadin.flow.router.QueryParameters;

/**
 * A part of a page whose state stands in the URL. Stays where it is when only that state changes,
 * so that what is typed in it, and the focus, stay too.
 */
public interface FromUrl {

  /** Shows what the URL says; what is unreadable there is passed over. */
  void show(QueryParameters parameters);
}
