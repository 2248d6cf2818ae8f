package org.promolist.ui.kit;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.promolist.shared.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every text of the portal, from the bundles {@code messages}. All pass {@link MessageFormat}, with
 * or without arguments, so that one rule holds for braces and quotes in all of them.
 */
@Component
public class Texts implements I18NProvider {

  private static final Logger log = LoggerFactory.getLogger(Texts.class);
  private static final String BUNDLE = "messages";

  /** The first is what a person gets whose language we don't speak. */
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

  @Override
  public List<Locale> getProvidedLocales() {
    return SPOKEN;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... args) {
    try {
      return new MessageFormat(bundle(locale).getString(key), locale).format(args);
    } catch (MissingResourceException missing) {
      log.error("No text for {} in {}", key, locale); // a page with a gap beats no page
      return key;
    }
  }

  /** In the language of the current page. For classes that aren't components themselves. */
  public static String text(String key, Object... args) {
    return I18NProvider.translate(key, args);
  }

  /** The same where there is such a text: for keys that are put together from data. */
  public static Optional<String> ifAny(String key, Object... args) {
    return bundle(SPOKEN.getFirst()).containsKey(key)
        ? Optional.of(text(key, args))
        : Optional.empty();
  }

  /** What is wrong, in words for the person who typed it. */
  public static String violation(Violation violation) {
    return text("violation." + violation.code(), violation.args().toArray());
  }

  /** For the browser's title bar. */
  public static String pageTitle(String page) {
    return text("kit.pageTitle", page, text("product"));
  }

  /** Marks the label of a field that may stay empty. */
  public static String optional(String label) {
    return text("kit.optional", label);
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
