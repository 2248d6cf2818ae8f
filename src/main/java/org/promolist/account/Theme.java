package org.promolist.account;

/** The portal's colours for one person. */
public enum Theme {
  LIGHT,
  DARK,
  /** As the person's device says. */
  SYSTEM
}
