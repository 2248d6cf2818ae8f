package org.promolist.embedded;

import org.jspecify.annotations.Nullable;

/** Carries what a call throws out of where nothing may be thrown. */
final class Outcome implements Runnable {

  private final Call call;
  private @Nullable Object result;
  private @Nullable Throwable thrown;

  Outcome(Call call) {
    this.call = call;
  }

  @Override
  @SuppressWarnings("CatchThrowable") // thrown again by get
  public void run() {
    try {
      result = call.run();
    } catch (Throwable e) {
      thrown = e;
    }
  }

  @Nullable Object get() throws Throwable {
    if (thrown != null) {
      throw thrown;
    }
    return result;
  }
}
