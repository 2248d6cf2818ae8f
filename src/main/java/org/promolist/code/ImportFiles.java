package org.promolist.code;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.promolist.job.JobFailedException;
import org.promolist.shared.CurrentActor;
import org.promolist.shared.Ids;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Files of codes on their way in. They are kept in the database, piece by piece as they arrive, so
 * that any node can read them, also after a kill, until they are imported or a day has passed.
 */
@Service
public class ImportFiles {

  /** Bytes. */
  public static final long MAX_BYTES = CodeFileCheck.MAX_BYTES;

  static final int PIECE = 256 * 1024;

  /** A piece is as much to delete as so many codes. */
  private static final int PIECE_WEIGHT = 256;

  private static final int MAX_NAME = 200;
  private static final int SAMPLE = 5;
  private static final Duration KEPT_FOR = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  ImportFiles(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Takes a file in, as quickly as it arrives and without a transaction around it.
   *
   * @param name as its owner knows it; cut to 200 characters
   * @throws InvalidInputException {@code file} with what makes it no file of codes: {@code
   *     file_empty}, {@code file_too_large} (over 1 GiB), {@code file_not_text}, {@code
   *     file_utf16}, {@code file_pdf}, {@code file_spreadsheet}, {@code file_line_too_long}, {@code
   *     file_unreadable}
   */
  @PreAuthorize("hasAuthority('codes:write')")
  public ImportFile receive(String name, InputStream content) throws IOException {
    UUID id = Ids.next();
    try {
      CodeFileCheck check = new CodeFileCheck();
      String sha256 = store(id, content, check);
      long lines = check.lines();
      jdbc.sql(
              """
              insert into import_file (id, name, bytes, line_count, sha256, received_at,
                received_by)
              values (:id, :name, :bytes, :lines, :sha256, :now, :actor)
              """)
          .param("id", id)
          .param("name", shortened(name))
          .param("bytes", check.bytes())
          .param("lines", lines)
          .param("sha256", sha256)
          .param("now", now())
          .param("actor", currentActor.get().name())
          .update();
      return get(id);
    } catch (IOException | RuntimeException e) {
      discard(id);
      throw e;
    }
  }

  private String store(UUID id, InputStream content, CodeFileCheck check) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    int seq = 0;
    for (int length = content.readNBytes(piece, 0, PIECE);
        length > 0;
        length = content.readNBytes(piece, 0, PIECE)) {
      check.add(piece, length);
      digest.update(piece, 0, length);
      jdbc.sql("insert into import_file_part values (:id, :seq, :content, :now)")
          .param("id", id)
          .param("seq", seq++)
          .param("content", Arrays.copyOf(piece, length))
          .param("now", now())
          .update();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Forgets a file that nobody will import. One that is being imported stays. */
  @PreAuthorize("hasAuthority('codes:write')")
  public void abandon(UUID id) {
    if (jdbc.sql("delete from import_file where id = :id").param("id", id).update() == 1) {
      discard(id);
    }
  }

  /**
   * The file for an import that begins now: with its column, if one is named.
   *
   * @throws InvalidInputException {@code file} {@code no_such_file}; {@code column} {@code
   *     unknown_column}
   */
  ImportFile take(UUID id, @Nullable String column) {
    if (!isThere(id)) {
      throw refused("no_such_file");
    }
    ImportFile file = get(id);
    if (jdbc.sql("delete from import_file where id = :id").param("id", id).update() == 0) {
      throw refused("no_such_file"); // somebody took it this moment
    }
    if (column != null) {
      new CodeFileReader(open(id), column);
    }
    return file;
  }

  private boolean isThere(UUID id) {
    return jdbc.sql("select 1 from import_file where id = :id")
        .param("id", id)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private ImportFile get(UUID id) {
    Beginning beginning = beginning(id);
    return jdbc.sql("select * from import_file where id = :id")
        .param("id", id)
        .query((rs, row) ->
            new ImportFile(
                id,
                rs.getString("name"),
                rs.getLong("bytes"),
                rs.getLong("line_count"),
                rs.getString("sha256"),
                beginning.columns(),
                beginning.column(),
                beginning.sample()))
        .single();
  }

  /** What the first lines of a file tell of it. */
  private record Beginning(List<String> columns, int column, List<List<String>> sample) {}

  private Beginning beginning(UUID id) {
    try {
      CodeFileReader reader = new CodeFileReader(open(id), null);
      List<List<String>> sample = new ArrayList<>();
      FileRows.Row row = reader.row();
      while (row != null && sample.size() < SAMPLE) {
        sample.add(row.cells());
        row = reader.row();
      }
      if (sample.isEmpty()) {
        throw refused("file_empty"); // but for a header
      }
      return new Beginning(reader.columns(), reader.column(), sample);
    } catch (JobFailedException unreadable) {
      throw refused("file_unreadable");
    }
  }

  /** Its bytes, read piece by piece. */
  InputStream open(UUID id) {
    return new PiecesStream(seq ->
        jdbc.sql("select content from import_file_part where file_id = :id and seq = :seq")
            .param("id", id)
            .param("seq", seq)
            .query((rs, row) -> rs.getBytes(1))
            .optional()
            .orElse(null));
  }

  private void discard(UUID id) {
    jdbc.sql("delete from import_file where id = :id").param("id", id).update();
    while (discard(id, Clearing.PORTION) > 0) {
      // until nothing is left
    }
  }

  /**
   * Deletes some of a file that was imported, or never will be. Not all of it in one statement: the
   * embedded database has the rows that it deletes in memory.
   *
   * @param weight at most, of what one transaction should delete
   * @return of what was deleted; 0 when nothing is left
   */
  int discard(UUID id, int weight) {
    int first =
        jdbc.sql("select coalesce(min(seq), 0) from import_file_part where file_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single();
    return PIECE_WEIGHT
        * jdbc.sql("delete from import_file_part where file_id = :id and seq < :end")
            .param("id", id)
            .param("end", first + weight / PIECE_WEIGHT)
            .update();
  }

  /** How much there is to delete of a file of so many bytes. */
  static long weight(long bytes) {
    return Math.ceilDiv(bytes, PIECE) * PIECE_WEIGHT;
  }

  List<RejectedLine> rejects(int batchNo, long afterLine, int limit) {
    return jdbc.sql(
            """
            select line, reason, text from import_reject where batch_no = :no and line > :after
            order by batch_no, line limit :limit
            """)
        .param("no", batchNo)
        .param("after", afterLine)
        .param("limit", limit)
        .query((rs, row) ->
            new RejectedLine(
                rs.getLong("line"),
                RejectedLine.Reason.valueOf(rs.getString("reason")),
                rs.getString("text")))
        .list();
  }

  /** What came in and was not imported for a day, and what broke off on its way. */
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void prune() {
    OffsetDateTime before = clock.instant().minus(KEPT_FOR).atOffset(ZoneOffset.UTC);
    jdbc.sql("delete from import_file where received_at < :before")
        .param("before", before)
        .update();
    jdbc.sql(
            """
            select distinct file_id from import_file_part where received_at < :before
              and file_id not in (select id from import_file)
              and file_id not in (select file_id from code_batch
                where file_id is not null and state in ('QUEUED', 'RUNNING'))
            """)
        .param("before", before)
        .query(UUID.class)
        .list()
        .forEach(this::discard);
  }

  private static String shortened(String name) {
    String shown = name.isBlank() ? "codes.csv" : name.strip().replaceAll("\\p{Cntrl}", " ");
    return shown.codePointCount(0, shown.length()) <= MAX_NAME
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, MAX_NAME));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static InvalidInputException refused(String code) {
    return new InvalidInputException(List.of(Violation.of("file", code)));
  }
}
