package org.promolist.ui.kit;

import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Slice;

/**
 * Gives a grid, which asks by position, the items of a listing that is walked by cursor. Remembers
 * the cursor of every position it came by, so that a scroll step reads from the nearest one and
 * costs the same at any depth.
 */
public final class KeysetItems<T, K> {

  /** Reads a page of a listing. */
  @FunctionalInterface
  public interface Source<T> {
    Slice<T> page(@Nullable String cursor, int limit);
  }

  private static final int LONGEST_PAGE = 500;

  private final Source<T> source;
  private final Function<T, K> key;
  private final NavigableMap<Integer, String> cursors = new TreeMap<>();
  private final Map<K, Integer> positions = new HashMap<>();

  /**
   * Items of a listing, none of them read yet.
   *
   * @param key tells one item from all others
   */
  public KeysetItems(Source<T> source, Function<T, K> key) {
    this.source = source;
    this.key = key;
  }

  /** Where an item stood when it was last read; empty for one that never was. */
  public Optional<Integer> position(K itemKey) {
    return Optional.ofNullable(positions.get(itemKey));
  }

  /** The items at the positions asked for; fewer at the end of the listing. */
  public Stream<T> fetch(Query<?, ?> query) {
    return items(query.getOffset(), query.getLimit()).stream();
  }

  /** Whether there is anything at all. */
  public boolean any() {
    return !items(0, 1).isEmpty();
  }

  List<T> items(int offset, int limit) {
    var nearest = cursors.floorEntry(offset);
    int position = nearest == null ? 0 : nearest.getKey();
    String cursor = nearest == null ? null : nearest.getValue();
    List<T> found = new ArrayList<>();
    while (position < offset + limit) {
      // Up to the offset, then from there on: the offset gets a cursor of its own.
      int wanted = position < offset ? offset - position : offset + limit - position;
      Slice<T> page = source.page(cursor, Math.min(wanted, LONGEST_PAGE));
      for (T item : page.items()) {
        positions.put(key.apply(item), position);
        if (position >= offset) {
          found.add(item);
        }
        position++;
      }
      cursor = page.nextCursor();
      if (cursor == null) {
        break;
      }
      cursors.put(position, cursor);
    }
    return found;
  }
}
