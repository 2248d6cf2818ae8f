package org.promolist.list;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.promolist.shared.CodeText;

/**
 * What claims go by of one list, as it was set at a moment that may be long over.
 *
 * @param version the list had then
 * @param endsBefore exclusive; {@link Validity#FOREVER} for no end
 * @param pausedSince when {@code paused} became what it was then
 * @param archivedSince likewise
 * @param words empty unless the list is multi-use
 */
public record ListAsOf(
    UUID id,
    long version,
    int points,
    Instant startsAt,
    Instant endsBefore,
    @Nullable Integer entryCap,
    @Nullable Integer perCustomerLimit,
    boolean paused,
    Instant pausedSince,
    boolean archived,
    Instant archivedSince,
    List<WordAsOf> words) {

  public ListAsOf {
    words = List.copyOf(words);
  }

  /**
   * A word that the list had.
   *
   * @param cap the most claims of this word; null for no cap of its own
   * @param since when the list was given it
   */
  public record WordAsOf(CodeText code, @Nullable Integer cap, Instant since) {}

  /** Empty where the list had no such word. */
  public Optional<WordAsOf> word(CodeText code) {
    return words.stream().filter(word -> word.code().equals(code)).findFirst();
  }

  /** The first moment after its end; empty where it has none. */
  public Optional<Instant> endsAt() {
    return endsBefore.equals(Validity.FOREVER) ? Optional.empty() : Optional.of(endsBefore);
  }
}
