package org.promolist.ui.customer;

import org.promolist.guard.SubjectState;
import org.promolist.ui.kit.Formats;
import org.promolist.ui.kit.Texts;

/** How the portal words what customers come to. */
final class CustomerWords {

  private static final String FRACTIONS = "¼½¾";

  private CustomerWords() {}

  /** Wrong guesses of which so many quarters are given, such as "2½". */
  static String guesses(long quarters, Formats formats) {
    long whole = quarters / SubjectState.WHOLE;
    int rest = (int) (quarters % SubjectState.WHOLE);
    String fraction = rest == 0 ? "" : FRACTIONS.substring(rest - 1, rest);
    return whole == 0 && rest > 0 ? fraction : formats.number(whole) + fraction;
  }

  /** How much one attempt counts. */
  static String weight(int quarters, Formats formats) {
    return quarters == 0
        ? Texts.text("customer.weightNone")
        : Texts.text("customer.weight", guesses(quarters, formats), quarters);
  }

  /** Such as "+50" or "−50". */
  static String signed(int points, Formats formats) {
    return (points < 0 ? "−" : "+") + formats.number(Math.abs((long) points));
  }
}
