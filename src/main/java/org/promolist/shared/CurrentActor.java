package org.promolist.shared;

/** Tells on whose behalf the current call runs. */
@FunctionalInterface
public interface CurrentActor {

  /** The signed-in person or program, or {@link Actor#SYSTEM} where nobody is signed in. */
  Actor get();
}
