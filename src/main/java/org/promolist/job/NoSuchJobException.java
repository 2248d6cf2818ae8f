package org.promolist.job;

import java.util.UUID;

/** There is no job of this id, or no longer. */
public final class NoSuchJobException extends RuntimeException {

  public NoSuchJobException(UUID id) {
    super("No job " + id);
  }
}
