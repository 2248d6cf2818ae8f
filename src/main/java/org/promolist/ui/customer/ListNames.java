package org.promolist.ui.customer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListType;
import org.promolist.list.PromoCodeLists;
import org.promolist.shared.Slice;
import org.promolist.ui.kit.KeysetItems;
import org.promolist.ui.kit.Texts;

/** Names and kinds of the lists that rows are about, read a page of rows at a time. */
final class ListNames {

  private final PromoCodeLists lists;
  private final Map<UUID, String> names = new HashMap<>();
  private final Set<UUID> ofWords = new HashSet<>();

  ListNames(PromoCodeLists lists) {
    this.lists = lists;
  }

  <T> KeysetItems.Source<T> with(KeysetItems.Source<T> source, Function<T, @Nullable UUID> listOf) {
    return (cursor, limit) -> {
      Slice<T> page = source.page(cursor, limit);
      List<UUID> unread =
          page.items().stream()
              .map(listOf)
              .filter(Objects::nonNull)
              .filter(id -> !names.containsKey(id))
              .distinct()
              .toList();
      if (!unread.isEmpty()) {
        names.putAll(lists.names(unread));
        ofWords.addAll(lists.ofType(unread, ListType.MULTI_USE));
      }
      return page;
    };
  }

  boolean isOfWords(@Nullable UUID list) {
    return list != null && ofWords.contains(list);
  }

  Component link(UUID list) {
    String name = names.get(list);
    if (name == null) {
      return new Span(Texts.text("customer.listGone"));
    }
    Anchor link = new Anchor("lists/" + list, name);
    link.addClassName("medium");
    return link;
  }
}
