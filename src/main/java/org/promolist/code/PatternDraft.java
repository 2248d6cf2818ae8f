package org.promolist.code;

import org.jspecify.annotations.Nullable;

/**
 * What somebody would have codes look like, not checked yet.
 *
 * @param length of the whole normalised code, prefix, suffix and check character included
 * @param alphabet null for {@link CodePattern#DEFAULT_ALPHABET}
 * @param grouping null for {@link CodePattern#DEFAULT_GROUPING}
 */
public record PatternDraft(
    @Nullable String prefix,
    @Nullable Integer length,
    @Nullable String alphabet,
    boolean checkCharacter,
    @Nullable String suffix,
    @Nullable Integer grouping) {

  /** Twelve characters, the last of them a check character. */
  public static final PatternDraft START = new PatternDraft(null, 12, null, true, null, null);

  PatternDraft withLength(int other) {
    return new PatternDraft(prefix, other, alphabet, checkCharacter, suffix, grouping);
  }
}
