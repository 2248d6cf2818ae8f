package org.promolist.list;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.AuditEntry;
import org.promolist.shared.Slice;

public class PromoCodeLists {
  public ListDetails create(ListDraft draft) { throw new UnsupportedOperationException(); }
  public ListDetails get(UUID id) { throw new UnsupportedOperationException(); }
  public ListDetails change(UUID id, long expectedVersion, ListDraft draft) { throw new UnsupportedOperationException(); }
  public ListDetails pause(UUID id) { throw new UnsupportedOperationException(); }
  public ListDetails resume(UUID id) { throw new UnsupportedOperationException(); }
  public ListDetails archive(UUID id) { throw new UnsupportedOperationException(); }
  public ListDetails restore(UUID id) { throw new UnsupportedOperationException(); }
  public void delete(UUID id) { throw new UnsupportedOperationException(); }
  /** @throws InvalidInputException field "cursor" code "cursor_invalid" */
  public Slice<ListRow> page(ListFilter filter, ListSort sort, @Nullable String cursor, int limit) { throw new UnsupportedOperationException(); }
  public long countUpTo(ListFilter filter, int bound) { throw new UnsupportedOperationException(); }
  public List<String> tags(String prefix, int limit) { throw new UnsupportedOperationException(); }
  public Slice<AuditEntry> history(UUID id, @Nullable String cursor, int limit) { throw new UnsupportedOperationException(); }
}
