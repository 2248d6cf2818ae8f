package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.promolist.job.JobFailedException;
import org.promolist.shared.InvalidInputException;
import org.promolist.shared.Violation;

class CodeFileTest {

  private static final String MARK = "\uFEFF";

  static Stream<Arguments> readings() {
    return Stream.of(
        file("one a line", "AAAA1\nBBBB2\n", null, "1:AAAA1", "2:BBBB2"),
        file("no line end at the end", "AAAA1\nBBBB2", null, "1:AAAA1", "2:BBBB2"),
        file("Windows", MARK + "AAAA1\r\nBBBB2\r\n", null, "1:AAAA1", "2:BBBB2"),
        file("empty lines", "\n\nAAAA1\n\n  \nBBBB2\n\n", null, "3:AAAA1", "6:BBBB2"),
        file("header", "Code\nAAAA1\n", null, "2:AAAA1"),
        file("header in capitals", MARK + "PROMO CODE,POINTS\nAAAA1,5\n", null, "2:AAAA1"),
        file("no known header", "serial,valid until\nAAAA1,2027-01-01\n", null, "2:AAAA1"),
        file("no header", "AAAA1,first\nBBBB2,second\n", null, "1:AAAA1", "2:BBBB2"),
        file("semicolons", "AAAA1;a,b\nBBBB2;c,d\n", null, "1:AAAA1", "2:BBBB2"),
        file("tabs", "AAAA1\ta\nBBBB2\tb\n", null, "1:AAAA1", "2:BBBB2"),
        file("separators inside", "aaaa-1\n\"BB BB 2\"\n", null, "1:aaaa-1", "2:BB BB 2"),
        file("quoted commas", "\"AAAA1\",\"x, y\"\n\"BBBB2\",z\n", null, "1:AAAA1", "2:BBBB2"),
        file("lines inside quotes", "AAAA1,\"x\ny\"\nBBBB2,z\n", null, "1:AAAA1", "3:BBBB2"),
        file(
            "another column",
            "id,Voucher No\n1,AAAA1\n2,BBBB2\n",
            "voucher no",
            "2:AAAA1",
            "3:BBBB2"),
        file("a row too short", "id,voucher\n1\n2,BBBB2\n", "voucher", "2:", "3:BBBB2"),
        file("codes under a known word", "nr;Code\n1;AAAA1\n2;BBBB2\n", null, "2:AAAA1", "3:BBBB2"),
        file("no header in words", "FREESHIP,Anna\nAAAA1,Ben\n", null, "1:FREESHIP", "2:AAAA1"),
        file(
            "a quote in a code",
            "AAAA1\n\"BBBB2\nCC\"CC3\n",
            null,
            "1:AAAA1",
            "2:\"BBBB2",
            "3:CC\"CC3"),
        file("an umlaut of old", "AAAA1,\u00fcbrig\n", null, "1:AAAA1"));
  }

  private static Arguments file(
      String what, String content, @Nullable String column, String... cells) {
    return Arguments.of(what, content, column, List.of(cells));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readings(String what, String content, @Nullable String column, List<String> cells) {
    assertThat(cells(content.getBytes(StandardCharsets.UTF_8), column))
        .containsExactlyElementsOf(cells);
  }

  private static List<String> cells(byte[] content, @Nullable String column) {
    CodeFileReader reader = new CodeFileReader(new ByteArrayInputStream(content), column);
    List<String> read = new ArrayList<>();
    for (CodeFileReader.Cell cell = reader.cell(); cell != null; cell = reader.cell()) {
      read.add(cell.line() + ":" + cell.text());
    }
    return read;
  }

  @Test
  void anotherEncodingSpoilsOnlyWhatIsNoCode() {
    byte[] latin = "AAAA1;gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(cells(latin, null)).containsExactly("1:AAAA1");
  }

  @Test
  void aColumnThatIsNotThereIsToldWithThoseThatAre() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> cells("id,voucher\n1,AAAA1\n".getBytes(StandardCharsets.UTF_8), "code"))
        .satisfies(refused ->
            assertThat(refused.violations())
                .containsExactly(Violation.of("column", "unknown_column", "id, voucher")));
  }

  @Test
  void aQuoteThatNeverEndsFailsTheFileInsteadOfSwallowingIt() {
    for (String endless :
        List.of(
            "AAAA1,a\nBBBB2,\"12 inch\n" + "CCCC3,x\n".repeat(100_000),
            "AAAA1,a\nBBBB2,\"12 inch\n" + "CCCC3,x\n".repeat(60) + "DDDD4,\"\nEEEE5,x\n",
            "AAAA1,a\nBBBB2,\"12 inch\nCCCC3,x\n")) {
      assertThatExceptionOfType(JobFailedException.class)
          .isThrownBy(() -> cells(endless.getBytes(StandardCharsets.UTF_8), null))
          .withMessage("file_unreadable: 2");
    }
  }

  static Stream<Arguments> refused() {
    Charset utf16 = StandardCharsets.UTF_16LE;
    return Stream.of(
        Arguments.of("file_empty", new byte[0]),
        Arguments.of("file_empty", bytes(MARK + " \r\n \n")),
        Arguments.of("file_pdf", bytes("%PDF-1.7\nAAAA1\n")),
        Arguments.of("file_spreadsheet", bytes("PK\u0003\u0004")),
        Arguments.of("file_utf16", "\uFEFFAAAA1\n".getBytes(utf16)),
        Arguments.of("file_utf16", "\uFEFFAAAA1\n".getBytes(StandardCharsets.UTF_16BE)),
        Arguments.of("file_not_text", "AAAA1\n".getBytes(utf16)),
        Arguments.of("file_not_text", bytes("AAAA1\nBB\u0007BB\n")),
        Arguments.of("file_line_too_long", bytes("AAAA1\n" + "x".repeat(1_000_000))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource
  void refused(String code, byte[] content) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> lines(content))
        .satisfies(refused ->
            assertThat(refused.violations()).extracting(Violation::code).containsExactly(code));
  }

  @Test
  void linesAreCountedAsAnEditorDoes() {
    assertThat(lines(bytes("a\nb\n"))).isEqualTo(2);
    assertThat(lines(bytes("a\r\nb"))).isEqualTo(2);
    assertThat(lines(bytes("a\rb\r"))).isEqualTo(2);
    assertThat(lines(bytes("\n\na"))).isEqualTo(3);
  }

  /** Byte by byte, so that nothing depends on where a piece ends. */
  private static long lines(byte[] content) {
    CodeFileCheck check = new CodeFileCheck();
    for (byte each : content) {
      check.add(new byte[] {each}, 1);
    }
    return check.lines();
  }

  @Test
  void piecesAreReadAsOneStream() throws Exception {
    byte[][] pieces = {bytes("AB"), bytes("C"), bytes("DEF")};
    try (InputStream stream = new PiecesStream(i -> i < pieces.length ? pieces[i] : null)) {
      assertThat(stream.read()).isEqualTo('A');
      assertThat(stream.readAllBytes()).asString().isEqualTo("BCDEF");
      assertThat(stream.read()).isEqualTo(-1);
    }
  }
}
