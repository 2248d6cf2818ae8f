package org.promolist.ui.kit;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Constants of an enum as a URL names them: {@code ?state=active&state=expired}. */
public final class UrlConstants {

  private UrlConstants() {}

  /** Those that are named; what is none of the type is passed over. */
  public static <E extends Enum<E>> Set<E> read(
      QueryParameters parameters, String name, Class<E> type) {
    List<String> named = parameters.getParameters().getOrDefault(name, List.of());
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> named.contains(text(constant)))
        .collect(Collectors.toSet());
  }

  /** In the order of their type, whatever the order of the choice. */
  public static void write(
      Map<String, List<String>> parameters, String name, Set<? extends Enum<?>> constants) {
    if (!constants.isEmpty()) {
      parameters.put(name, constants.stream().sorted().map(UrlConstants::text).toList());
    }
  }

  public static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
