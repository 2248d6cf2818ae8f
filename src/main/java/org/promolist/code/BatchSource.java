package org.promolist.code;

/** How the codes of a batch came to be. */
public enum BatchSource {
  GENERATED,
  IMPORTED
}
