package org.promolist.ui.list;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.promolist.list.ListDetails;

/** The list somebody went into from the grid, so that coming back finds them where they were. */
@SpringComponent
@UIScope
class LastOpened {

  /** A row of a listing. */
  record Row(ListState state, UUID id, int position) {}

  private @Nullable ListState state;
  private Function<UUID, Optional<Integer>> positions = id -> Optional.empty();
  private @Nullable Row row;

  /** The grid shows a listing, and can tell where in it a list stands. */
  void listed(ListState shown, Function<UUID, Optional<Integer>> where) {
    state = shown;
    positions = where;
  }

  /** Somebody looks at a list; from the grid, if it stands there. */
  void entered(ListDetails list) {
    ListState from = state;
    if (from != null) {
      row = positions.apply(list.id()).map(at -> new Row(from, list.id(), at)).orElse(row);
    }
  }

  /** The row they come back to, if it was opened from this very listing. */
  Optional<Row> in(ListState shown) {
    return Optional.ofNullable(row).filter(last -> last.state().equals(shown));
  }
}
