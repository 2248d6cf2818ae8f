package org.promolist.code;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which codes of a list are meant.
 *
 * @param states any of these; empty for all
 * @param prefix normalised beginning of the text, empty for any; what no code can begin with
 *     matches none
 * @param batchId of one batch; null for all
 */
public record CodeFilter(Set<CodeState> states, String prefix, @Nullable UUID batchId) {

  public static final CodeFilter ALL = new CodeFilter(Set.of(), "", null);

  public CodeFilter {
    states = Set.copyOf(states);
  }

  boolean wants(CodeState state) {
    return states.isEmpty() || states.contains(state);
  }
}
