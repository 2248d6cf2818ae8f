package org.promolist.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"})
  void aFormulaStaysText(String text) {
    assertThat(Csv.cell(text)).isEqualTo("'" + text);
  }

  @Test
  void whatMakesACellBeginElsewhereBeginsNoFormulaEither() {
    assertThat(Csv.cell("\t=1")).isEqualTo("'\t'=1");
    assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r'=1\"");
    assertThat(Csv.cell("a\n=1")).isEqualTo("\"a\n'=1\"");
    assertThat(Csv.cell("a;=1")).isEqualTo("a;'=1");
    assertThat(Csv.cell("a;\"=1")).isEqualTo("\"a;\"\"'=1\"");
    assertThat(Csv.cell("\"=1\"")).isEqualTo("\"\"\"=1\"\"\"");
  }

  @Test
  void whatIsNoFormulaStaysAsItIs() {
    assertThat(Csv.cell("")).isEmpty();
    assertThat(Csv.cell("plain")).isEqualTo("plain");
    assertThat(Csv.cell("1 = 2 - 1")).isEqualTo("1 = 2 - 1");
    assertThat(Csv.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
  }
}
