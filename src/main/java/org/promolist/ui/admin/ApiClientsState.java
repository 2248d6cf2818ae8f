package org.promolist.ui.admin;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promolist.account.ApiClientFilter;
import org.promolist.account.ApiClientRules;
import org.promolist.account.ApiClientState;
import org.promolist.ui.kit.SearchText;
import org.promolist.ui.kit.UrlConstants;

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
    return new ApiClientsState(
        parameters.getSingleParameter(TEXT).orElse(""),
        UrlConstants.read(parameters, STATE, ApiClientState.class));
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      told.put(TEXT, List.of(text));
    }
    UrlConstants.write(told, STATE, states);
    return new QueryParameters(told);
  }

  boolean filtered() {
    return !equals(START);
  }

  ApiClientFilter filter() {
    return new ApiClientFilter(text, states);
  }
}
