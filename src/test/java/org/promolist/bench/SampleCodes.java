package org.promolist.bench;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Codes that were made elsewhere, of the shape that the product makes them in. */
final class SampleCodes {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;

  private SampleCodes() {}

  /** So many distinct ones in the order of their bytes. */
  static String[] sorted(int size, long seed) {
    Random random = new Random(seed);
    String[] codes = new String[size];
    int distinct = 0;
    while (distinct < size) {
      for (int i = distinct; i < size; i++) {
        codes[i] = code(random);
      }
      Arrays.sort(codes);
      distinct = 0;
      for (String code : codes) {
        if (distinct == 0 || !code.equals(codes[distinct - 1])) {
          codes[distinct++] = code;
        }
      }
    }
    return codes;
  }

  private static String code(Random random) {
    char[] code = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      code[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return new String(code);
  }

  /** A file of these codes in no order. */
  static InputStream file(String[] codes, long seed) {
    List<String> shuffled = Arrays.asList(codes.clone());
    Collections.shuffle(shuffled, new Random(seed));
    String text = "code\n" + String.join("\n", shuffled) + "\n";
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
