package org.promolist.ui.code;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.code.CodeState;
import org.promolist.shared.Ids;
import org.promolist.ui.kit.UrlConstants;

/**
 * Which codes of a list are shown, as it stands in the URL: {@code ?q=&state=&batch=}. What is
 * unreadable there is passed over.
 */
record CodesState(String text, Set<CodeState> states, @Nullable UUID batch) {

  static final CodesState START = new CodesState("", Set.of(), null);

  /** Longer than a code with separators, and short enough for an address. */
  static final int MAX_TEXT = 120;

  CodesState {
    states = Set.copyOf(states);
  }

  static CodesState of(QueryParameters parameters) {
    Map<String, List<String>> given = parameters.getParameters();
    String text = given.getOrDefault("q", List.of("")).getFirst();
    return new CodesState(
        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text,
        UrlConstants.read(parameters, "state", CodeState.class),
        given.getOrDefault("batch", List.of()).stream()
            .findFirst()
            .flatMap(Ids::parse)
            .orElse(null));
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!text.isBlank()) {
      told.put("q", List.of(text.strip()));
    }
    UrlConstants.write(told, "state", states);
    if (batch != null) {
      told.put("batch", List.of(batch.toString()));
    }
    return new QueryParameters(told);
  }

  boolean filtered() {
    return !text.isBlank() || !states.isEmpty() || batch != null;
  }
}
