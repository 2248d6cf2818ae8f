package org.promolist.shared;

import org.jspecify.annotations.Nullable;

/** Tells from where the current call comes. */
@FunctionalInterface
public interface CurrentAddress {

  /** The IP address of whoever calls; null where nobody does, as in background work. */
  @Nullable String get();
}
