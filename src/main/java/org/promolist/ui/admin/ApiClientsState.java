package org.promolist.ui.admin;

import com.vaadin.flow.router.QueryParameters;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.promolist.account.ApiClientFilter;
import org.promolist.account.ApiClientRules;
import org.promolist.account.ApiClientState;
import org.promolist.ui.kit.SearchText;

/**
 * Which API clients are shown, as it stands in the URL: {@code ?q=&state=}. What is unreadable
 * there is passed over.
 */
record ApiClientsState(String text, Set<ApiClientState> states) {

  static final ApiClientsState START = new ApiClientsState("", Set.of());

  private static final String TEXT = "q";
  private static final String STATE = "state";

  ApiClientsState {
    text = SearchText.of(text, ApiClientRules.MAX_NAME);
    states = Set.copyOf(states);
  }

  static ApiClientsState of(QueryParameters parameters) {
    List<String> named = parameters.getParameters().getOrDefault(STATE, List.of());
    return new ApiClientsState(
        parameters.getSingleParameter(TEXT).orElse(""),
        EnumSet.allOf(ApiClientState.class).stream()
            .filter(state -> named.contains(name(state)))
            .collect(Collectors.toSet()));
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      told.put(TEXT, List.of(text));
    }
    if (!states.isEmpty()) {
      told.put(STATE, states.stream().sorted().map(ApiClientsState::name).toList());
    }
    return new QueryParameters(told);
  }

  boolean filtered() {
    return !equals(START);
  }

  ApiClientFilter filter() {
    return new ApiClientFilter(text, states);
  }

  private static String name(ApiClientState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
