package org.promolist.ui.kit;

import com.vaadin.flow.server.VaadinRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.promolist.account.Accounts;

/** Which language and region a page is in. */
public final class Locales {

  /**
   * Where a language comes without a region. English is read outside the US more often than in it.
   */
  private static final List<Locale> REGIONS = List.of(Locale.UK, Locale.GERMANY);

  private Locales() {}

  /**
   * The language that was chosen or asked for, if we speak it, with its region.
   *
   * @param language what the person chose; null for what the browser asks for
   * @param asked by the browser, most wanted first
   */
  public static Locale of(@Nullable String language, List<Locale> asked) {
    String spoken =
        language != null
            ? language
            : asked.stream()
                .map(Locale::getLanguage)
                .filter(Accounts.LANGUAGES::contains)
                .findFirst()
                .orElse(Accounts.LANGUAGES.getFirst());
    Optional<Locale> regional =
        asked.stream()
            .filter(locale -> locale.getLanguage().equals(spoken))
            .filter(locale -> !locale.getCountry().isEmpty())
            .findFirst();
    return regional.orElseGet(() ->
        REGIONS.stream()
            .filter(region -> region.getLanguage().equals(spoken))
            .findFirst()
            .orElse(Locale.UK));
  }

  public static List<Locale> ofBrowser() {
    VaadinRequest request = VaadinRequest.getCurrent();
    return request == null ? List.of() : Collections.list(request.getLocales());
  }
}
