package org.promolist.bench;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.TestDatabase;

/** Placeholder until there is something to measure. */
@DatabaseTest
@Tag("bench")
class StartBench {

  @Test
  void starts() {
    System.out.println("bench on " + TestDatabase.product());
  }
}
