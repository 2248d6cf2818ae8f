package org.promolist.code;

/** What became of the lines of a file, or of a part of it. Empty lines count as nothing. */
public record ImportTally(
    long accepted, long duplicateInFile, long duplicateElsewhere, long malformed) {

  public long rejected() {
    return duplicateInFile + duplicateElsewhere + malformed;
  }
}
