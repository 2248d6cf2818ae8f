package org.promolist.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.Actor;
import org.promolist.shared.Csv;
import org.promolist.shared.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries as CSV, page by page, and records that they left the house. */
@Component
class AuditExport {

  static final String OBJECT_TYPE = "AUDIT";

  /** There is one trail. */
  static final UUID ID = new UUID(0, 2);

  static final String HEADER =
      "at,actor_kind,actor,sign_in_name,actor_id,address,action,object_type,object,object_id,changes";

  /** Entries read at once; a connection is held no longer than for these. */
  private static final int PAGE = 1_000;

  private final AuditSearch search;
  private final AuditEntries entries;
  private final SignInNames signInNames;
  private final JsonMapper json;
  private final TransactionOperations transaction;

  AuditExport(
      AuditSearch search,
      AuditEntries entries,
      SignInNames signInNames,
      JsonMapper json,
      TransactionOperations transaction) {
    this.search = search;
    this.entries = entries;
    this.signInNames = signInNames;
    this.json = json;
    this.transaction = transaction;
  }

  void write(Actor actor, AuditFilter filter, OutputStream out) throws IOException {
    Copy copy = new Copy(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    boolean whole = false;
    try {
      copy.write(filter);
      whole = true;
    } finally {
      record(actor, whole ? "EXPORTED" : "EXPORT_BROKEN_OFF", filter, copy.count);
    }
  }

  private void record(Actor actor, String action, AuditFilter filter, long count) {
    List<Change> told = new ArrayList<>();
    add(told, "entries", count);
    add(told, "who", filter.who());
    add(told, "what", filter.action());
    add(told, "object", filter.objectType());
    add(told, "objectId", filter.objectId());
    add(told, "part", filter.partId());
    add(told, "from", filter.from());
    add(told, "to", filter.to());
    Deed deed = Deed.of(action, OBJECT_TYPE, ID, told);
    transaction.executeWithoutResult(status -> entries.add(actor, deed));
  }

  private static void add(List<Change> told, String field, @Nullable Object value) {
    if (value != null) {
      told.add(new Change(field, null, value instanceof Long ? value : value.toString()));
    }
  }

  /** One file on its way out. */
  private final class Copy {

    private final Writer out;
    private long count;

    Copy(Writer out) {
      this.out = out;
    }

    void write(AuditFilter filter) throws IOException {
      out.write(HEADER + "\r\n");
      String cursor = null;
      do {
        Slice<AuditEntry> page = search.page(filter, cursor, PAGE);
        Map<UUID, String> names = signInNames.of(actors(page.items()));
        for (AuditEntry entry : page.items()) {
          out.write(line(entry, names));
          count++;
        }
        cursor = page.nextCursor();
      } while (cursor != null);
      out.flush();
    }
  }

  private static Set<UUID> actors(List<AuditEntry> entries) {
    Set<UUID> ids = new HashSet<>();
    for (AuditEntry entry : entries) {
      if (entry.actor().id() != null) {
        ids.add(entry.actor().id());
      }
    }
    return ids;
  }

  private String line(AuditEntry entry, Map<UUID, String> names) {
    Actor actor = entry.actor();
    return Stream.of(
            entry.at().toString(),
            actor.kind().name(),
            actor.name(),
            actor.id() == null ? "" : names.getOrDefault(actor.id(), ""),
            actor.id() == null ? "" : actor.id().toString(),
            entry.address() == null ? "" : entry.address(),
            entry.action(),
            entry.objectType(),
            entry.objectName() == null ? "" : entry.objectName(),
            entry.objectId().toString(),
            json.writeValueAsString(entry.changes()))
        .map(Csv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
