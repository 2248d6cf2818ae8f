package org.promolist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** docs/access.md, as it is written. */
public final class AccessTable {

  /**
   * One line of it.
   *
   * @param what a page, or a method and a path
   * @param allowed by the words at the top of the columns
   */
  public record Row(String what, Map<String, Boolean> allowed) {

    String method() {
      return what.substring(0, what.indexOf(' '));
    }

    String path() {
      return what.substring(what.indexOf(' ') + 1);
    }
  }

  private final Map<String, List<Row>> tables = new LinkedHashMap<>();

  public static AccessTable read() {
    try {
      AccessTable made = new AccessTable();
      List<String> header = List.of();
      for (String line : Files.readAllLines(Path.of("docs", "access.md"))) {
        List<String> cells = line.startsWith("|") ? cells(line) : List.of();
        if (cells.isEmpty() || cells.getFirst().startsWith("---")) {
          continue;
        }
        if (cells.getFirst().startsWith("`")) {
          made.tables.get(header.getFirst()).add(row(header, cells));
        } else {
          header = cells;
          made.tables.put(header.getFirst(), new ArrayList<>());
        }
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static Row row(List<String> header, List<String> cells) {
    Map<String, Boolean> allowed = new LinkedHashMap<>();
    for (int i = 1; i < header.size(); i++) {
      allowed.put(
          header.get(i).replace("`", ""),
          switch (cells.get(i)) {
            case "yes" -> true;
            case "" -> false;
            default -> throw new IllegalStateException("yes or nothing, not " + cells.get(i));
          });
    }
    return new Row(cells.getFirst().replace("`", ""), allowed);
  }

  public List<Row> pages() {
    return tables.get("page");
  }

  List<Row> endpoints() {
    return tables.get("endpoint");
  }

  List<Row> rest() {
    return tables.get("path");
  }
}
