package org.promolist.journey;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Files of codes, as others make them and as the product exports them. */
final class CodeFile {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int MALFORMED_EVERY = 1_009;
  private static final int AGAIN_EVERY = 499;
  private static final int ELSEWHERE_EVERY = 3_001;

  private final Path file;
  private final Set<String> sound = new HashSet<>();
  private long malformed;
  private long again;
  private long elsewhere;

  private CodeFile(Path file) {
    this.file = file;
  }

  /** A file of so many codes in no order, nothing wrong with them. */
  static CodeFile sound(Path file, int size, long seed) {
    CodeFile made = new CodeFile(file);
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("code"));
    while (made.sound.size() < size) {
      String code = code(random);
      if (made.sound.add(code)) {
        lines.add(code);
      }
    }
    made.write(lines);
    return made;
  }

  /** A file of so many lines, some malformed, some there before, some with a code of another. */
  static CodeFile mixed(Path file, int lines, long seed, CodeFile other) {
    CodeFile made = new CodeFile(file);
    made.write(made.mixedLines(lines, new Random(seed), List.copyOf(other.sound)));
    return made;
  }

  private List<String> mixedLines(int count, Random random, List<String> others) {
    List<String> lines = new ArrayList<>(count);
    List<String> fresh = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      if (i % MALFORMED_EVERY == 0) {
        lines.add("no code: " + i);
        malformed++;
      } else if (i % AGAIN_EVERY == 0) {
        lines.add(fresh.get(random.nextInt(fresh.size())).toLowerCase(Locale.ROOT));
        again++;
      } else if (i % ELSEWHERE_EVERY == 0) {
        lines.add(others.get((int) elsewhere++)); // each once, or it would be in the file before
      } else {
        String code = code(random);
        fresh.add(code);
        lines.add(code);
      }
    }
    sound.addAll(fresh);
    return lines;
  }

  private static String code(Random random) {
    char[] code = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      code[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return new String(code);
  }

  private void write(List<String> lines) {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      for (String line : lines) {
        out.write(line);
        out.write("\r\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  /** The codes that are to be taken in. */
  Set<String> sound() {
    return sound;
  }

  long malformed() {
    return malformed;
  }

  /** Lines with a code that an earlier line has. */
  long again() {
    return again;
  }

  /** Lines with a code of the other file. */
  long elsewhere() {
    return elsewhere;
  }

  /** The codes of an exported file, as they stand in it. */
  static List<String> exported(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    }
  }
}
