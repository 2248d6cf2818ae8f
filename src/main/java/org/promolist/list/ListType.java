package org.promolist.list;

/** How the codes of a list come to be and how often each can be claimed. Fixed at creation. */
public enum ListType {
  /** Generated here, each claimable once, ever. */
  SINGLE_USE,
  /** One or a few words, each claimable by many customers, once per customer. */
  MULTI_USE,
  /** Single-use codes made elsewhere and imported. */
  THIRD_PARTY
}
