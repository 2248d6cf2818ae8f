package org.promolist.list;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which lists to show. An empty set or text asks for nothing in particular.
 *
 * @param text each of its words must begin a word of the name, the description, a tag or a code
 *     word
 * @param statuses any of these; empty stands for all but archived
 * @param types any of these
 * @param tags any of these, ignoring case
 */
public record ListFilter(
    String text, Set<ListStatus> statuses, Set<ListType> types, List<String> tags) {

  public static final int MAX_TEXT_LENGTH = 200;

  public static final ListFilter NONE = new ListFilter("", Set.of(), Set.of(), List.of());

  public ListFilter {
    statuses = Set.copyOf(statuses);
    types = Set.copyOf(types);
    tags = List.copyOf(tags);
  }

  /** What {@link #statuses} stands for. */
  public Set<ListStatus> statusesMeant() {
    return statuses.isEmpty() ? EnumSet.complementOf(EnumSet.of(ListStatus.ARCHIVED)) : statuses;
  }
}
