package org.promolist.code;

import java.util.List;
import java.util.UUID;

/**
 * A file that has come in and looks like one of codes.
 *
 * @param lines as a text editor counts them
 * @param columns of its header; empty where it has none
 * @param column from 0, which codes are read from unless another is named
 * @param sample its first records
 */
public record ImportFile(
    UUID id,
    String name,
    long bytes,
    long lines,
    String sha256,
    List<String> columns,
    int column,
    List<List<String>> sample) {

  public ImportFile {
    columns = List.copyOf(columns);
    sample = List.copyOf(sample);
  }
}
