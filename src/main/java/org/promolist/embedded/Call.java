package org.promolist.embedded;

import org.jspecify.annotations.Nullable;

/** Something that may change the database. */
@FunctionalInterface
interface Call {
  @Nullable Object run() throws Throwable;
}
