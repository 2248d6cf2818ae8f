package org.promolist.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** A part of a whole as a bar. The numbers stand beside it, put there by whoever uses it. */
public final class Meter extends Div {

  /** From here on there is too little left to look away. */
  public static final double NEARLY_FULL = 0.95;

  /**
   * A bar as long as the part is of the whole.
   *
   * @param label what is measured, for screen readers
   */
  public Meter(long part, long whole, Tone tone, String label) {
    addClassName("meter");
    double fraction = whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    ProgressBar bar = new ProgressBar(0, 1, fraction);
    bar.getElement().setAttribute("aria-label", label);
    bar.addClassName(tone.theme());
    add(bar);
  }

  /** Done is grey, nearly full is amber, all else has the accent. */
  public static Tone tone(long part, long whole, boolean done) {
    if (done) {
      return Tone.NEUTRAL;
    }
    return part >= whole * NEARLY_FULL ? Tone.WARNING : Tone.INFO;
  }
}
