package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Span;

/**
 * The portal's outline icons. Inline, so that they take the colour of the text beside them and need
 * no request; hidden from screen readers, so that whatever carries one needs words of its own.
 */
public enum Icon {
  ALERT("<circle cx='12' cy='12' r='9'/><path d='M12 7.5v5M12 16h.01'/>"),
  ARCHIVE("<path d='M4 4h16v5H4zM5.5 9v11h13V9M10 13h4'/>"),
  AUDIT("<path d='M6 3h8l4 4v14H6z'/><path d='M9 12h6M9 16h6'/>"),
  CALENDAR("<rect x='4' y='5' width='16' height='15' rx='2'/><path d='M4 10h16M8 3v4M16 3v4'/>"),
  CHART("<path d='M4 4v16h16'/><path d='M8 16v-4M12.5 16V8M17 16v-6'/>"),
  CHECK("<path d='m5 12.5 4.5 4.5L19 7.5'/>"),
  CHECK_CIRCLE("<circle cx='12' cy='12' r='9'/><path d='m8 12.3 2.7 2.7L16 9.7'/>"),
  CHEVRON_DOWN("<path d='m6 9 6 6 6-6'/>"),
  CHEVRON_RIGHT("<path d='m9 6 6 6-6 6'/>"),
  CLOCK("<circle cx='12' cy='12' r='8.5'/><path d='M12 7v5l3 2'/>"),
  CLOSE("<path d='M6 6l12 12M18 6 6 18'/>"),
  COLUMNS("<rect x='4' y='5' width='16' height='14' rx='2'/><path d='M10 5v14M15 5v14'/>"),
  COPY("<rect x='9' y='9' width='11' height='11' rx='2'/><path d='M5 15H4V4h11v1'/>"),
  DELETE("<path d='M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5'/>"),
  DESK(
      "<path d='M4 13a8 8 0 0 1 16 0'/>"
          + "<path d='M4 13v4a2 2 0 0 0 2 2h1v-6H4M20 13v4a2 2 0 0 1-2 2h-1v-6h3'/>"),
  EDIT("<path d='m4 20 1-4L16 5l3 3L8 19z'/>"),
  FILTER("<path d='M4 6h16M7 12h10M10 18h4'/>"),
  GIFT(
      "<path d='M4 11h16v9H4zM3 7h18v4H3zM12 7v13"
          + "M12 7C9 7 7.5 6 7.5 4.7 7.5 3 11 3 12 7c1-4 4.5-4 4.5-2.3C16.5 6 15 7 12 7z'/>"),
  HELP(
      "<circle cx='12' cy='12' r='9'/>"
          + "<path d='M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01'/>"),
  HISTORY("<path d='M4 5v5h5M4.6 10A8 8 0 1 1 4 13'/><path d='M12 8v4.5l3 1.5'/>"),
  HOOK(
      "<path d='M9 7a3 3 0 1 1 4.5 2.6L10 16'/>"
          + "<path d='M7.5 13.5A3.2 3.2 0 1 0 10 17h6'/><circle cx='17.5' cy='17' r='2'/>"),
  JOBS("<path d='m12 3 9 5-9 5-9-5z'/><path d='m3 13 9 5 9-5'/>"),
  KEY("<circle cx='8' cy='15' r='4'/><path d='m11 12 9-9M16 7l3 3'/>"),
  LIST("<path d='M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01'/>"),
  LOCK("<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/>"),
  MENU("<path d='M4 6h16M4 12h16M4 18h16'/>"),
  MINUS("<path d='M7 12h10'/>"),
  MONITOR("<rect x='3' y='4' width='18' height='12' rx='2'/><path d='M12 16v4M8 20h8'/>"),
  MOON("<path d='M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z'/>"),
  MORE("<path d='M5 12h.01M12 12h.01M19 12h.01' stroke-width='3'/>"),
  PAUSE("<path d='M8 5v14M16 5v14'/>"),
  PERSON("<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5a7.5 7.5 0 0 1 15 0'/>"),
  PLAY("<path d='M8 5v14l11-7z'/>"),
  PLUS("<path d='M12 5v14M5 12h14'/>"),
  SEARCH("<circle cx='11' cy='11' r='6.5'/><path d='m20 20-4.2-4.2'/>"),
  SHIELD("<path d='M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6z'/>"),
  SIGN_OUT("<path d='M14 4H5v16h9M10 12h11M17 8l4 4-4 4'/>"),
  SUN(
      "<circle cx='12' cy='12' r='4'/><path d='M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
          + "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4'/>"),
  SWAP("<path d='M4 9h14l-4-4M20 15H6l4 4'/>"),
  TICKET("<path d='M3 9V6h18v3a3 3 0 0 0 0 6v3H3v-3a3 3 0 0 0 0-6zM14 6v12'/>"),
  UNDO("<path d='M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1'/>"),
  UNLOCK("<rect x='5' y='11' width='14' height='9' rx='2'/><path d='M8 11V8a4 4 0 0 1 7.5-2'/>"),
  USERS(
      "<circle cx='9' cy='8' r='3.5'/><path d='M3 20a6 6 0 0 1 12 0"
          + "M16 5a3.5 3.5 0 0 1 0 6.5M17.5 15a6 6 0 0 1 3.5 5'/>"),
  WARNING("<path d='M12 4 2.8 20h18.4z'/><path d='M12 10v4M12 17h.01'/>");

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

  /** For renderers, which write HTML. */
  public String svg() {
    return "<svg viewBox='0 0 24 24' focusable='false' aria-hidden='true'>" + shapes + "</svg>";
  }
}
