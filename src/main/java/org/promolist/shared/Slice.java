package org.promolist.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing that is walked by keyset.
 *
 * @param nextCursor opaque; where the next page begins, null after the last one
 */
public record Slice<T>(List<T> items, @Nullable String nextCursor) {

  public Slice {
    items = List.copyOf(items);
  }

  /**
   * Of what a search found that asked for one more than a page has: it tells that there is a next
   * one.
   *
   * @param limit how many a page has, 1 or more
   * @param cursor of the last one on the page
   */
  public static <T> Slice<T> cut(List<T> found, int limit, Function<? super T, String> cursor) {
    if (found.size() <= limit) {
      return new Slice<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Slice<>(items, cursor.apply(items.getLast()));
  }

  public <R> Slice<R> map(Function<? super T, ? extends R> mapper) {
    return new Slice<>(items.stream().<R>map(mapper).toList(), nextCursor);
  }
}
