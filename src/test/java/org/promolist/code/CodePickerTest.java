package org.promolist.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.promolist.list.ListType;
import org.promolist.shared.CodeText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import(CodesFixture.class)
@WithMockUser(authorities = {"lists:read", "lists:write", "codes:read", "codes:write"})
class CodePickerTest {

  private static final int CODES = 2_000;

  @Autowired CodesFixture made;
  @Autowired CodePicker picker;
  @Autowired TransactionOperations transaction;

  /** Else each walk would pass all that are gone: with the millionth customer, a million. */
  @Test
  void codesAreTakenFromAnywhereThoughAllBeginAlike() {
    UUID list = imported("MOON", IntStream.range(0, CODES));
    assertThat(picked(list, 20).filter(code -> code.value().compareTo("MOON5") < 0).count())
        .isLessThan(18);
  }

  @Test
  void everyCodeIsTakenInTheEnd() {
    UUID list = imported("SUN", IntStream.range(0, 5));
    assertThat(picked(list, 5).map(CodeText::value))
        .containsExactlyInAnyOrderElementsOf(texts("SUN", IntStream.range(0, 5)));
    assertThat(pick(list)).isEmpty();
  }

  @Test
  void theOnlyCodeOfABatchIsTaken() {
    assertThat(pick(imported("STAR", IntStream.of(1)))).contains(new CodeText("STAR00N"));
  }

  private UUID imported(String beginning, IntStream numbers) {
    UUID list = made.list(ListType.THIRD_PARTY);
    made.imported(
        list, String.join("\n", texts(beginning, numbers)), new ImportOptions(null, false, true));
    return list;
  }

  /** Evenly from 000 to ZZZ. */
  private static List<String> texts(String beginning, IntStream numbers) {
    return numbers
        .mapToObj(n -> Integer.toString(n * (36 * 36 * 36 / CODES), 36).toUpperCase(Locale.ROOT))
        .map(n -> beginning + "0".repeat(3 - n.length()) + n)
        .toList();
  }

  private Stream<CodeText> picked(UUID list, int times) {
    return Stream.generate(() -> pick(list).orElseThrow()).limit(times);
  }

  private Optional<CodeText> pick(UUID list) {
    return transaction.execute(status -> picker.reserve(list, "c-1"));
  }
}
