package org.promolist.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {

  @Test
  void caseIsIgnoredInAnyScript() {
    assertThat(Folding.ignoreCase("STRASSE ÄÖÜ ΣΊΣΥΦΟΣ"))
        .isEqualTo(Folding.ignoreCase("straße äöü σίσυφος"));
    assertThat(Folding.ignoreCase("Ürün")).isNotEqualTo(Folding.ignoreCase("Urun"));
  }

  @Test
  void accentsAreIgnoredInSearches() {
    assertThat(Folding.terms("Café-Élan, Łódź 2026")).contains("cafe", "elan", "2026");
  }

  @Test
  void aLongWordIsCutBetweenCharacters() {
    assertThat(Folding.terms("a".repeat(59) + "𝒳".repeat(5))).allMatch(t -> t.length() <= 60);
    assertThat(Folding.cut("ab😀", 3)).isEqualTo("ab");
  }
}
