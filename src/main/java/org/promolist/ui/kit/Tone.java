package org.promolist.ui.kit;

/** What a badge or a bar means, apart from its words. */
public enum Tone {
  GOOD("success"),
  INFO("info"),
  WARNING("warning"),
  BAD("error"),
  NEUTRAL("neutral");

  private final String theme;

  Tone(String theme) {
    this.theme = theme;
  }

  /** The theme variant of Aura that shows it, and the class name in our own CSS. */
  public String theme() {
    return theme;
  }
}
