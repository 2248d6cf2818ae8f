package org.promolist.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.Theme;

class TextsTest {

  private static final Pattern KEY =
      Pattern.compile("\"([a-z][A-Za-z]*\\.(?:[A-Za-z_]+\\.)*(?:[A-Za-z_]+)?)\"");
  private static final Pattern CODE =
      Pattern.compile(
          "(?:Violation\\.of\\([^;]*?|add\\([^;]*?, )\"([a-z]+(?:_[a-z]+)+|required|duplicate)\"");

  private final ResourceBundle english = Texts.bundle(Locale.ENGLISH);
  private final ResourceBundle german = Texts.bundle(Locale.GERMAN);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(german.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void germanIsGerman() {
    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    assertThat(german.getString("kit.save")).isEqualTo("Speichern");
  }

  @Test
  void everyKeyInTheCodeHasAText() {
    Set<String> missing = new TreeSet<>();
    for (String key : keysInCode()) {
      boolean there =
          key.endsWith(".")
              ? english.keySet().stream().anyMatch(known -> known.startsWith(key))
              : english.containsKey(key);
      if (!there) {
        missing.add(key);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextIsUsed() {
    Set<String> used = keysInCode();
    Set<String> idle =
        english.keySet().stream()
            .filter(key -> used.stream().noneMatch(u -> covers(u, key)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(idle).isEmpty();
  }

  @Test
  void everyViolationHasAText() {
    Set<String> missing =
        sources()
            .flatMap(source -> CODE.matcher(source).results().map(found -> found.group(1)))
            .map(code -> "violation." + code)
            .filter(key -> !english.containsKey(key))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyValueOfAnEnumThatIsShownHasAText() {
    Stream.of(
            names("role.", Role.values()),
            names("scope.", Scope.values()),
            names("theme.", Theme.values()))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(english.containsKey(key)).as(key).isTrue());
  }

  @Test
  void noStraightApostropheSwallowsAPlaceholder() {
    for (ResourceBundle bundle : new ResourceBundle[] {english, german}) {
      assertThat(bundle.keySet())
          .allSatisfy(key -> assertThat(bundle.getString(key)).doesNotContain("'"));
    }
  }

  @Test
  void everyTextIsAMessageInItsLanguage() {
    Texts texts = new Texts();
    for (Locale locale : texts.getProvidedLocales()) {
      assertThat(english.keySet())
          .allSatisfy(key ->
              assertThat(texts.getTranslation(key, locale, 1, 2, 3))
                  .as(key)
                  .isNotBlank()
                  .doesNotContain("{"));
    }
  }

  @Test
  void numbersAreGroupedAsTheLanguageDoes() {
    Texts texts = new Texts();
    assertThat(texts.getTranslation("violation.out_of_range", Locale.UK, 1, 1_000_000))
        .contains("1,000,000");
    assertThat(texts.getTranslation("violation.out_of_range", Locale.GERMANY, 1, 1_000_000))
        .contains("1.000.000");
  }

  @Test
  void aMissingTextLeavesAGapAndNotABrokenPage() {
    assertThat(new Texts().getTranslation("no.such.key", Locale.ENGLISH)).isEqualTo("no.such.key");
  }

  private static Stream<String> names(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + value.name());
  }

  /** A literal may be the beginning of keys whose end is put together. */
  private static boolean covers(String used, String key) {
    return used.endsWith(".") ? key.startsWith(used) : (key + ".").startsWith(used + ".");
  }

  /** String literals shaped like a key that begin as some text's key does. */
  private Set<String> keysInCode() {
    Set<String> families =
        english.keySet().stream()
            .map(key -> key.split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> keys = new TreeSet<>(Set.of("product"));
    sources()
        .flatMap(TextsTest::literals)
        .filter(key -> families.contains(key.split("\\.", 2)[0]))
        .forEach(keys::add);
    return keys;
  }

  private static Stream<String> literals(String source) {
    return KEY.matcher(source).results().map(found -> found.group(1));
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/promolist"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/api/")) // has a bundle of its own
          .map(TextsTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
