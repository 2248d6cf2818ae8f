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

  public <R> Slice<R> map(Function<? super T, ? extends R> mapper) {
    return new Slice<>(items.stream().<R>map(mapper).toList(), nextCursor);
  }
}
