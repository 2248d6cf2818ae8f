package org.promolist.list;

import java.util.List;

/** The stored figures of a list, kept by its codes, claims and exports. */
record CountsRow(
    long codes,
    long claimable,
    long claimed,
    long reversed,
    long voided,
    long pointsAwarded,
    long exports) {

  static final CountsRow NONE = new CountsRow(0, 0, 0, 0, 0, 0, 0);

  /** Of a multi-use list, its words are the codes. */
  ListCounts toCounts(List<Word> words) {
    long open = words.stream().filter(w -> w.cap() == null || w.claims() < w.cap()).count();
    return new ListCounts(
        codes + words.size(), claimable + open, claimed, reversed, voided, pointsAwarded);
  }
}
