package org.promolist.ui.list;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promolist.list.ListFilter;
import org.promolist.list.ListRules;
import org.promolist.list.ListSort;
import org.promolist.list.ListStatus;
import org.promolist.list.ListType;
import org.promolist.ui.kit.UrlConstants;

/**
 * What the grid of lists shows, as it stands in the URL: {@code ?q=&status=&type=&tag=&sort=}. What
 * is unreadable there is passed over: an old bookmark still opens a page.
 */
record ListState(ListFilter filter, ListSort sort) {

  static final ListState START = new ListState(ListFilter.NONE, ListSort.LATEST_CHANGE_FIRST);

  static ListState of(QueryParameters parameters) {
    Map<String, List<String>> given = parameters.getParameters();
    String text = given.getOrDefault("q", List.of("")).getFirst();
    return new ListState(
        new ListFilter(
            text.length() > ListFilter.MAX_TEXT_LENGTH
                ? text.substring(0, ListFilter.MAX_TEXT_LENGTH)
                : text,
            UrlConstants.read(parameters, "status", ListStatus.class),
            UrlConstants.read(parameters, "type", ListType.class),
            given.getOrDefault("tag", List.of()).stream()
                .filter(tag -> tag.length() <= ListRules.MAX_TAG && tag.indexOf(0) < 0)
                .limit(ListRules.MAX_TAGS)
                .toList()),
        Optional.ofNullable(given.get("sort"))
            .flatMap(sorts -> ListSort.parse(sorts.getFirst()))
            .orElse(START.sort()));
  }

  QueryParameters parameters() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    if (!filter.text().isBlank()) {
      told.put("q", List.of(filter.text()));
    }
    UrlConstants.write(told, "status", filter.statuses());
    UrlConstants.write(told, "type", filter.types());
    if (!filter.tags().isEmpty()) {
      told.put("tag", filter.tags());
    }
    if (!sort.equals(START.sort())) {
      told.put("sort", List.of(sort.toString()));
    }
    return new QueryParameters(told);
  }

  /** Whether anything narrows what is shown. */
  boolean filtered() {
    return !filter.equals(ListFilter.NONE);
  }
}
