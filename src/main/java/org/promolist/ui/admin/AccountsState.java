package org.promolist.ui.admin;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.promolist.account.AccountFilter;
import org.promolist.account.AccountState;
import org.promolist.account.Role;
import org.promolist.ui.kit.SearchText;

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
            constants(Role.class, parameters, "role"),
            constants(AccountState.class, parameters, "state")));
  }

  private static <E extends Enum<E>> Set<E> constants(
      Class<E> type, QueryParameters parameters, String name) {
    List<String> told = parameters.getParameters().getOrDefault(name, List.of());
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> told.contains(one.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!filter.text().isBlank()) {
      told.put("q", List.of(filter.text().strip()));
    }
    put(told, "role", filter.roles());
    put(told, "state", filter.states());
    return new QueryParameters(told);
  }

  private static void put(
      Map<String, List<String>> told, String name, Set<? extends Enum<?>> constants) {
    if (!constants.isEmpty()) {
      told.put(
          name,
          constants.stream().sorted().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
    }
  }
}
