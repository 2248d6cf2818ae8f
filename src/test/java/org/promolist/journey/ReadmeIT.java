package org.promolist.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's REST journey, run as it is written there: what it claims is answered. */
class ReadmeIT {

  private static final String SECTION = "## The REST API, by curl";
  private static final String WRITTEN_HOST = "http://localhost:8080";

  private static final Pattern TOKEN = Pattern.compile("PROMOLIST_BOOTSTRAP_API_TOKEN=(\\S{32,})");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
  private static final Pattern CLAIM = Pattern.compile("(?m)^# (\\d{3}.*)$");

  /** Between an answer and what the README says it is. */
  private static final String MARK = "@claimed ";

  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3})");

  /**
   * @param claimed a status, and a text that the answer has somewhere
   */
  private record Step(String answer, String claimed) {}

  @Test
  void everyCommandIsAnsweredAsTheReadmeSays(@TempDir Path data) throws Exception {
    String section = section();
    List<Step> steps;
    try (PackagedProduct product =
        PackagedProduct.startJar(
            "readme", data, Map.of("PROMOLIST_BOOTSTRAP_API_TOKEN", token(section)))) {
      steps = steps(run(script(section, product), data));
    }

    assertThat(steps).hasSize(count(CLAIM, section)).hasSameSizeAs(curls(section));
    assertThat(steps).allSatisfy(ReadmeIT::holds);
  }

  private static void holds(Step step) {
    String[] claimed = step.claimed().split(" ", 2);
    assertThat(STATUS.matcher(step.answer()).results().map(found -> found.group(1)))
        .as(step.answer())
        .containsExactly(claimed[0]);
    assertThat(step.answer()).contains(claimed.length == 1 ? "" : claimed[1]);
  }

  private static String section() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf(SECTION);
    return readme.substring(start, readme.indexOf("\n## ", start) + 1);
  }

  private static String token(String section) {
    return TOKEN.matcher(section).results().map(found -> found.group(1)).findFirst().orElseThrow();
  }

  private static String script(String section, PackagedProduct product) {
    String blocks =
        BLOCK.matcher(section).results().map(found -> found.group(1)).collect(Collectors.joining());
    return CLAIM
        .matcher(blocks.replace(WRITTEN_HOST, product.uri("").toString()))
        .replaceAll(ReadmeIT::echo);
  }

  private static String echo(MatchResult claim) {
    return "printf '\\\\n%s\\\\n' '" + MARK + claim.group(1).replace("\\", "\\\\") + "'";
  }

  /** Those whose answers are shown. */
  private static List<String> curls(String section) {
    return section.lines().filter(line -> line.startsWith("curl ")).toList();
  }

  private static String run(String script, Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("readme.sh"), script);
    Path output = folder.resolve("readme.out");
    Process bash =
        new ProcessBuilder("bash", "-eu", file.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD) // curl's progress
            .start();
    assertThat(bash.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static List<Step> steps(String output) {
    List<Step> steps = new ArrayList<>();
    StringBuilder answer = new StringBuilder();
    for (String line : output.lines().toList()) {
      if (line.startsWith(MARK)) {
        steps.add(new Step(answer.toString(), line.substring(MARK.length())));
        answer.setLength(0);
      } else {
        answer.append(line).append('\n');
      }
    }
    return steps;
  }

  private static int count(Pattern pattern, String text) {
    return (int) pattern.matcher(text).results().count();
  }
}
