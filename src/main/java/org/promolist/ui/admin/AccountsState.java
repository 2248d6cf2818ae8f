package org.promolist.ui.admin;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountState;
import org.promolist.account.Role;
import org.promolist.ui.kit.SearchText;
import org.promolist.ui.kit.UrlConstants;

/**
 * Which accounts are shown, as it stands in the URL: {@code ?q=&role=&state=}. What is unreadable
 * there, such as a role that doesn't exist, is passed over.
 */
record AccountsState(AccountFilter filter) {

  static final AccountsState START = new AccountsState(AccountFilter.NONE);

  static AccountsState of(QueryParameters parameters) {
    return new AccountsState(
        new AccountFilter(
            SearchText.of(parameters.getSingleParameter("q").orElse(""), AccountFilter.MAX_TEXT),
            UrlConstants.read(parameters, "role", Role.class),
            UrlConstants.read(parameters, "state", AccountState.class)));
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!filter.text().isBlank()) {
      told.put("q", List.of(filter.text().strip()));
    }
    UrlConstants.write(told, "role", filter.roles());
    UrlConstants.write(told, "state", filter.states());
    return new QueryParameters(told);
  }
}
