package org.promolist.embedded;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Serves by virtual threads, except on the embedded database. In H2, who waits for a row of a
 * transaction that had a statement undone does not sleep, but tries again and again, with no end;
 * and so does, until its lock times out, who adds what another has added and not committed. A
 * virtual thread so keeps its processor from whoever could end that transaction; a few of them, and
 * all stand still. A thread of the operating system is made to yield.
 */
class EmbeddedThreads implements EnvironmentPostProcessor {

  private static final String VIRTUAL = "spring.threads.virtual.enabled";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new ByDatabase(() -> environment.getRequiredProperty("spring.datasource.url")));
  }

  /** Answers when it is asked: which database it is may be said later than this is made. */
  private static final class ByDatabase extends EnumerablePropertySource<Supplier<String>> {

    ByDatabase(Supplier<String> url) {
      super("threads by database", url);
    }

    @Override
    public String[] getPropertyNames() {
      return new String[] {VIRTUAL};
    }

    @Override
    public @Nullable Object getProperty(String name) {
      return name.equals(VIRTUAL) ? !getSource().get().startsWith("jdbc:h2:") : null;
    }
  }
}
