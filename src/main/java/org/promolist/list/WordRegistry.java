package org.promolist.list;

import java.util.Collection;
import java.util.Optional;

/**
 * Where texts of all codes are kept, whatever list they belong to. Lists tell it the words they
 * have, so that no code can have the same text; implemented by whoever keeps the codes.
 */
public interface WordRegistry {

  /**
   * Takes these texts, which are words from now on.
   *
   * @return one that is taken already, if any is; then the transaction has to end
   */
  Optional<String> take(Collection<String> words);

  /** These are words no longer. */
  void free(Collection<String> words);
}
