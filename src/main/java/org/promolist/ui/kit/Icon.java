package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Span;

/**
 * The portal's outline icons. Inline, so that they take the colour of the text beside them and need
 * no request; hidden from screen readers, so that whatever carries one needs words of its own.
 */
public enum Icon {
  ALERT("<circle cx='12' cy='12' r='9'/><path d='M12 7.5v5M12 16h.01'/>"),
  ARCHIVE("<path d='M4 4h16v5H4zM5.5 9v11h13V9M10 13h4'/>"),
  BAN("<circle cx='12' cy='12' r='8.5'/><path d='m6 6 12 12'/>"),
  CHECK("<path d='m5 12.5 4.5 4.5L19 7.5'/>"),
  CHECK_CIRCLE("<circle cx='12' cy='12' r='9'/><path d='m8 12.3 2.7 2.7L16 9.7'/>"),
  CHEVRON_RIGHT("<path d='m9 6 6 6-6 6'/>"),
  CLOCK("<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5l3 2'/>"),
  CLOSE("<path d='M6 6l12 12M18 6 6 18'/>"),
  COLUMNS("<rect x='4' y='5' width='16' height='14' rx='2'/><path d='M10 5v14M15 5v14'/>"),
  COPY("<rect x='9' y='9' width='11' height='11' rx='2'/><path d='M5 15H4V4h11v1'/>"),
  DELETE("<path d='M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5'/>"),
  DOWNLOAD("<path d='M12 4v11M7.5 11 12 15.5 16.5 11M5 20h14'/>"),
  EDIT("<path d='m4 20 1-4L16 5l3 3L8 19z'/>"),
  FILTER("<path d='M4 6h16M7 12h10M10 18h4'/>"),
  HELP(
      "<circle cx='12' cy='12' r='9'/>"
          + "<path d='M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01'/>"),
  KEY("<circle cx='8' cy='15' r='4'/><path d='m11 12 9-9M16 7l3 3'/>"),
  LAYERS("<path d='m12 4 9 4.5-9 4.5-9-4.5zM3 12.5l9 4.5 9-4.5M3 16.5 12 21l9-4.5'/>"),
  LIST("<path d='M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01'/>"),
  LOCK("<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/>"),
  MONITOR("<rect x='3' y='4' width='18' height='12' rx='2'/><path d='M12 16v4M8 20h8'/>"),
  MOON("<path d='M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z'/>"),
  MORE("<path d='M5 12h.01M12 12h.01M19 12h.01' stroke-width='3'/>"),
  PAUSE("<path d='M8 5v14M16 5v14'/>"),
  PEOPLE(
      "<circle cx='9' cy='8' r='3.5'/><path d='M2.5 20a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4"
          + "M18 14.2a6.5 6.5 0 0 1 3.5 5.8'/>"),
  PERSON("<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5a7.5 7.5 0 0 1 15 0'/>"),
  PLAY("<path d='M8 5v14l11-7z'/>"),
  PLUS("<path d='M12 5v14M5 12h14'/>"),
  SEARCH("<circle cx='11' cy='11' r='6.5'/><path d='m20 20-4.2-4.2'/>"),
  SHIELD("<path d='M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6z'/>"),
  SIGN_OUT("<path d='M14 4H5v16h9M10 12h11M17 8l4 4-4 4'/>"),
  SUN(
      "<circle cx='12' cy='12' r='4'/><path d='M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
          + "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4'/>"),
  TICKET("<path d='M3 9V6h18v3a3 3 0 0 0 0 6v3H3v-3a3 3 0 0 0 0-6zM14 6v12'/>"),
  UNDO("<path d='M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3'/>"),
  UNLOCK("<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 7.6-1.7'/>"),
  UPLOAD("<path d='M12 16V5M7.5 9.5 12 5l4.5 4.5M5 20h14'/>");

  private final String shapes;

  Icon(String shapes) {
    this.shapes = shapes;
  }

  public Span create() {
    Span icon = new Span();
    icon.addClassName("icon");
    icon.getElement().setAttribute("aria-hidden", "true");
    icon.getElement().setProperty("innerHTML", svg());
    return icon;
  }

  private String svg() {
    return "<svg viewBox='0 0 24 24' focusable='false' aria-hidden='true'>" + shapes + "</svg>";
  }
}
