package org.promolist.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The caps of a list and of its words at one moment. Two of them tell which ones changed.
 *
 * @param ofWords null for a word without a cap
 */
record ListCaps(@Nullable Integer ofList, Map<String, @Nullable Integer> ofWords) {

  static final ListCaps NONE = new ListCaps(null, Map.of());

  static ListCaps of(PromoCodeList list) {
    Map<String, @Nullable Integer> ofWords = new HashMap<>();
    list.words().forEach(word -> ofWords.put(word.code().value(), word.cap()));
    return new ListCaps(list.entryCap(), ofWords);
  }

  /** Tells of each cap that is another than before, those of words that went included. */
  void share(PromoCodeList list, ListCaps before, ClaimBook claims) {
    if (!Objects.equals(ofList, before.ofList)) {
      claims.cap(list.id(), ofList);
    }
    Map<String, @Nullable Integer> words = new HashMap<>(before.ofWords);
    words.replaceAll((word, cap) -> null);
    words.putAll(ofWords);
    words.forEach((word, cap) -> {
      if (!Objects.equals(cap, before.ofWords.get(word))) {
        claims.cap(list.id(), word, cap);
      }
    });
  }
}
