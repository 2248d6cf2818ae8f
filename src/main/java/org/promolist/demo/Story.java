package org.promolist.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the demo's lists came to be: {@code demo/lists.yml}, one chapter per list. */
final class Story {

  private static final ClassPathResource FILE = new ClassPathResource("demo/lists.yml");

  /** A misspelt field is a mistake in the story, not to be passed over. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /**
   * A chapter in its place in time.
   *
   * @param list the name that the list was given first
   */
  record Event(Instant at, String list, Chapter chapter) {}

  private Story() {}

  static List<Chapter> read() {
    try (InputStream file = FILE.getInputStream()) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return STRICT.convertValue(content, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Everything in the order in which it happened, whatever the list: ids and histories then tell
   * the same order as the times do.
   */
  static List<Event> inOrder(List<Chapter> lists, StoryCalendar calendar) {
    return lists.stream()
        .flatMap(list -> chapters(list, calendar))
        .sorted(Comparator.comparing(Event::at))
        .toList();
  }

  private static Stream<Event> chapters(Chapter first, StoryCalendar calendar) {
    String name = calendar.fill(Objects.requireNonNull(first.name()));
    return Stream.concat(Stream.of(first), Stream.ofNullable(first.then()).flatMap(List::stream))
        .map(chapter -> new Event(calendar.moment(chapter.at()), name, chapter));
  }
}
