package org.promolist;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Placeholder: shows that properties run. */
class SmokePropertyTest {

  @Property
  boolean reversingTwiceChangesNothing(@ForAll @Size(max = 20) java.util.List<Integer> numbers) {
    return numbers.reversed().reversed().equals(numbers);
  }
}
