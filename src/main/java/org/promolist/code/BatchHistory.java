package org.promolist.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promolist.audit.Change;

/** How what was done to a batch is told in the history of its list. */
final class BatchHistory {

  private BatchHistory() {}

  static List<Change> begun(BatchDetails batch) {
    List<Change> told = new ArrayList<>();
    add(told, "batch", batch.number());
    CodePattern pattern = batch.pattern();
    if (pattern != null) {
      add(told, "quantity", batch.quantity());
      add(told, "prefix", pattern.prefix().isEmpty() ? null : pattern.prefix());
      add(told, "length", pattern.length());
      add(told, "suffix", pattern.suffix().isEmpty() ? null : pattern.suffix());
    }
    BatchDetails.Source file = batch.file();
    if (file != null) {
      add(told, "file", file.name());
      add(told, "sha256", file.sha256());
    }
    return told;
  }

  static List<Change> batch(int number) {
    List<Change> told = new ArrayList<>();
    add(told, "batch", number);
    return told;
  }

  static List<Change> codes(int number, long codes) {
    List<Change> told = batch(number);
    add(told, "codeCount", codes);
    return told;
  }

  static void addReason(List<Change> told, @Nullable String reason) {
    add(told, "reason", reason == null || reason.isBlank() ? null : reason.strip());
  }

  static void add(List<Change> told, String field, @Nullable Object value) {
    if (value != null) {
      told.add(new Change(field, null, value));
    }
  }
}
