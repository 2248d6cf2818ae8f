package org.promolist.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * By what name people sign in. An entry has the name they are shown by, which is theirs to choose;
 * this one is not, and never changes, so it can be asked for when entries are read.
 */
@FunctionalInterface
public interface SignInNames {

  /** By the id of the account; without those that are nobody's. */
  Map<UUID, String> of(Collection<UUID> ids);
}
