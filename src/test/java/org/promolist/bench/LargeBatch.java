package org.promolist.bench;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.promolist.code.BatchDetails;
import org.promolist.list.ListType;

/**
 * A batch that was generated, and when it had come how far.
 *
 * @param nanos by the number of codes that were there
 */
record LargeBatch(UUID list, BatchDetails batch, NavigableMap<Long, Long> nanos) {

  static LargeBatch generate(CodeJobs work, int quantity) {
    UUID list = work.list(ListType.SINGLE_USE);
    NavigableMap<Long, Long> nanos = new TreeMap<>();
    nanos.put(0L, System.nanoTime());
    BatchDetails batch =
        work.generate(list, quantity, done -> nanos.putIfAbsent(done, System.nanoTime()));
    return new LargeBatch(list, batch, nanos);
  }

  /** How long it took from so many codes to so many. */
  double seconds(long from, long to) {
    return (nanos.ceilingEntry(to).getValue() - nanos.ceilingEntry(from).getValue()) / 1e9;
  }
}
