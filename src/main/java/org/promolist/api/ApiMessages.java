package org.promolist.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.promolist.shared.Violation;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of problems. Always English: programs read codes, and their makers one language. */
@Component
class ApiMessages {

  private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

  ApiMessages() {
    bundle.setBasenames("problems", "messages");
    bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
    // Else a server set to German would find no English bundle and answer in German.
    bundle.setFallbackToSystemLocale(false);
  }

  String title(ProblemKind kind) {
    return text("problem." + kind.code(), List.of());
  }

  String detail(ProblemKind kind, List<Object> args) {
    return text("problem." + kind.code() + ".detail", args);
  }

  String damagedToken() {
    return text("problem.unauthorized.damaged", List.of());
  }

  String violation(Violation violation) {
    return text("violation." + violation.code(), violation.args());
  }

  private String text(String key, List<Object> args) {
    return bundle.getMessage(key, args.toArray(), Locale.ENGLISH);
  }
}
