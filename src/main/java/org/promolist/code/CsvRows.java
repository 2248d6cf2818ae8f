package org.promolist.code;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailedException;

/**
 * Records of CSV (RFC 4180). A quote that never closes swallows the lines after it, codes among
 * them, so what looks like one makes the file unreadable instead.
 */
final class CsvRows implements FileRows {

  /** Lines of one record. A cell beside a code has a few, if it has any. */
  private static final int MAX_LINES = 50;

  private final Quotes quotes;
  private final Iterator<CsvRecord> records;
  private @Nullable CsvRecord last;

  CsvRows(InputStream text, char separator) {
    quotes = new Quotes(text);
    records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(2 * CodeFileCheck.MAX_LINE)
            .ofCsvRecord(new InputStreamReader(quotes, StandardCharsets.UTF_8))
            .iterator();
  }

  @Override
  public @Nullable Row next() {
    CsvRecord record = read();
    check(record);
    last = record;
    return record == null ? null : new Row(record.getStartingLineNumber(), record.getFields());
  }

  private @Nullable CsvRecord read() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw unreadable(last == null ? 1 : last.getStartingLineNumber() + 1);
    }
  }

  /** Whether the record before can have been one, now that it is known where it ends. */
  private void check(@Nullable CsvRecord following) {
    CsvRecord before = last;
    if (before == null) {
      return;
    }
    boolean suspect =
        following == null
            || following.getStartingLineNumber() - before.getStartingLineNumber() > MAX_LINES;
    if (suspect) {
      long breaks = breaks(before);
      if (breaks >= MAX_LINES || (breaks > 0 && following == null && quotes.count % 2 == 1)) {
        throw unreadable(before.getStartingLineNumber());
      }
    }
  }

  private static long breaks(CsvRecord record) {
    return record.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private static JobFailedException unreadable(long line) {
    return new JobFailedException("file_unreadable", String.valueOf(line));
  }

  /** Counts the quotes that pass. */
  private static final class Quotes extends FilterInputStream {

    private long count;

    Quotes(InputStream text) {
      super(text);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      for (int i = offset; i < offset + read; i++) {
        count += into[i] == '"' ? 1 : 0;
      }
      return read;
    }
  }
}
