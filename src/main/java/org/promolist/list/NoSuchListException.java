package org.promolist.list;

import java.util.UUID;

/** There is no list of this id, or no longer. */
public final class NoSuchListException extends RuntimeException {

  public NoSuchListException(UUID id) {
    super("No list " + id);
  }
}
