package org.promolist.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell a line. Quotes around it are taken off; a quote elsewhere is part of the text. */
final class LineRows implements FileRows {

  private final BufferedReader lines;
  private long line;

  LineRows(InputStream text) {
    lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable Row next() {
    try {
      String text = lines.readLine();
      line++;
      while (text != null && text.isBlank()) {
        text = lines.readLine();
        line++;
      }
      return text == null ? null : new Row(line, List.of(unquoted(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }
}
