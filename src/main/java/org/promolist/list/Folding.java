package org.promolist.list;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forms of a text that make two spellings equal that people take for the same. */
final class Folding {

  /** Longer words are found by their first characters. */
  static final int MAX_TERM = 60;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folding() {}

  /** Equal for texts that differ in case only. */
  static String ignoreCase(String text) {
    // Up and down again: some letters have a lower-case form that only their capital shows.
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Equal also for texts that differ in accents: what a search and an alphabetical order go by. */
  static String ignoreAccents(String text) {
    String apart = Normalizer.normalize(ignoreCase(text), Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("");
  }

  /** The words of the texts, each once, folded by {@link #ignoreAccents}. */
  static Collection<String> terms(Stream<String> texts) {
    return texts
        .flatMap(text -> Arrays.stream(NOT_IN_A_WORD.split(ignoreAccents(text))))
        .filter(word -> !word.isEmpty())
        .map(word -> cut(word, MAX_TERM))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<String> terms(String text) {
    return List.copyOf(terms(Stream.of(text)));
  }

  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
