package org.promolist.demo;

import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promolist.account.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** After the first start made its account: fills the database once, and says how to come in. */
@Component
@Profile("demo")
@Order(1)
class DemoStart implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

  private final Ownership ownership;
  private final Storyteller storyteller;
  private final Clock clock;
  private final String adminPassword;

  DemoStart(
      Ownership ownership,
      Storyteller storyteller,
      Clock clock,
      @Value("${promolist.admin-password}") String adminPassword) {
    this.ownership = ownership;
    this.storyteller = storyteller;
    this.clock = clock;
    this.adminPassword = adminPassword;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (!ownership.isFilled()) {
      storyteller.tell(Story.read(), StoryCalendar.startingOn(clock.instant()));
    }
    sayWhoIsWho();
  }

  private void sayWhoIsWho() {
    boolean known = adminPassword.equals(Cast.PASSWORD);
    Stream<String> admin =
        Stream.of(
            line(Cast.ADMIN, Role.ADMIN, known ? Cast.PASSWORD : "(as set for the first start)"));
    Stream<String> others =
        Cast.PEOPLE.stream().map(person -> line(person.name(), person.role(), Cast.PASSWORD));
    log.info(
        """
        This is the demo. Its accounts, until somebody changes them:

        {}

        and for the REST API the token {}
        """,
        Stream.concat(admin, others).collect(Collectors.joining("\n")),
        Cast.TOKEN);
  }

  private static String line(String name, Role role, String password) {
    return String.format("    %-6s %-8s password  %s", name, role, password);
  }
}
