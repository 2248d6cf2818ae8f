package org.promolist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.RealServer.Caller;
import org.promolist.account.Accounts;
import org.promolist.account.ApiClientDraft;
import org.promolist.account.ApiClients;
import org.promolist.account.Role;
import org.promolist.account.Scope;
import org.promolist.account.SignInLink;
import org.promolist.account.Staff;
import org.promolist.shared.InvalidInputException;
import org.promolist.ui.Portal;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

/** What opens a door is in no log: ours at their most talkative, those of others as they come. */
@RealServerTest
@WithMockUser(roles = "ADMIN")
class LogSecretsTest {

  private static final String OURS = "org.promolist";
  private static final String TOKEN = "a-token-that-nobody-else-should-read-0123456789";
  private static final String WRONG_TOKEN = TOKEN.substring(0, 40);
  private static final String WRONG_PASSWORD = "mistyped horse battery";
  private static final String NEXT_PASSWORD = "quite another staple";

  @Autowired WebServerApplicationContext context;
  @Autowired Accounts accounts;
  @Autowired ApiClients clients;
  @Autowired Staff staff;

  private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level rootsOwn = root.getLevel();
  private final Level oursOwn = logging.getLogger(OURS).getLevel();
  private final Everything everything = new Everything();
  private final List<String> secrets =
      new ArrayList<>(List.of(Portal.PASSWORD, WRONG_PASSWORD, NEXT_PASSWORD, TOKEN, WRONG_TOKEN));

  /** Keeps each line with the whole of its exception. */
  private static final class Everything extends AppenderBase<ILoggingEvent> {

    final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + " "
              + event.getMDCPropertyMap()
              + (event.getThrowableProxy() == null
                  ? ""
                  : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.INFO);
    logging.getLogger(OURS).setLevel(Level.TRACE);
    everything.setContext(logging);
    everything.start();
    root.addAppender(everything);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(everything);
    root.setLevel(rootsOwn);
    logging.getLogger(OURS).setLevel(oursOwn);
  }

  @Test
  void noSecretIsToldToTheLog() {
    Authentication admin = SecurityContextHolder.getContext().getAuthentication();
    String name = Portal.person(context, Role.MANAGER);
    signInAndOut(name);
    try (Portal portal = Portal.signIn(context, name, Portal.PASSWORD)) {
      changePassword();
      portal.go("profile");
    }
    SecurityContextHolder.getContext().setAuthentication(admin);
    callTheApi();
    callWithATokenMadeHere();
    openALink();

    assertThat(everything.lines)
        .as("what broke is logged, so the log is listened to")
        .anySatisfy(line -> assertThat(line).contains("Incident", "broken on purpose"));
    assertThat(everything.lines)
        .allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(String[]::new)));
  }

  private void signInAndOut(String name) {
    try (Caller person = Caller.of(context)) {
      String csrf = person.csrf();
      secrets.add(csrf);
      secrets.add(person.session());
      person.signIn(name, WRONG_PASSWORD, csrf);
      person.signIn(name, Portal.PASSWORD, "not-the-csrf-token");
      person.signIn(name, Portal.PASSWORD, csrf);
      assertThat(person.get("/").statusCode()).isEqualTo(200);
      secrets.add(person.session());
      person.get("/?v-r=uidl&secret=" + TOKEN);
      person.send("POST", "/?v-r=uidl&v-uiId=0", "{\"csrfToken\": \"" + TOKEN + "\"}");
      person.get("/profile", RealServer.BREAK, "yes");
      person.send("POST", "/logout", "_csrf=" + csrf);
    }
  }

  private void changePassword() {
    tryToChange(WRONG_PASSWORD, NEXT_PASSWORD);
    tryToChange(Portal.PASSWORD, "short");
    accounts.changePassword(Portal.PASSWORD, NEXT_PASSWORD);
  }

  private void tryToChange(String current, String next) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> accounts.changePassword(current, next))
        .withMessageNotContaining(current);
  }

  private void callTheApi() {
    clients.create("Quiet " + UUID.randomUUID(), EnumSet.allOf(Scope.class), false, TOKEN);
    try (Caller program = Caller.of(context)) {
      String lists = "/api/v1/lists";
      assertThat(program.get(lists, bearer(TOKEN)).statusCode()).isEqualTo(200);
      assertThat(program.get(lists, bearer(WRONG_TOKEN)).statusCode()).isEqualTo(401);
      assertThat(program.get(lists, "Authorization", "Basic " + TOKEN).statusCode()).isEqualTo(401);
      assertThat(program.get(lists + "?token=" + TOKEN, bearer(TOKEN)).statusCode()).isEqualTo(400);
      for (String body :
          List.of("{\"name\": \"" + TOKEN + "\", ", "{\"" + TOKEN + "\": 1}", TOKEN)) {
        assertThat(program.send("POST", lists, body, json(TOKEN)).statusCode()).isEqualTo(400);
      }
      assertThat(
              program
                  .get(
                      lists + "?q=" + TOKEN,
                      "Authorization",
                      "Bearer " + TOKEN,
                      RealServer.BREAK,
                      "yes")
                  .statusCode())
          .isEqualTo(500);
    }
  }

  private void callWithATokenMadeHere() {
    String token =
        clients
            .create(
                new ApiClientDraft(
                    "Made here " + UUID.randomUUID(), EnumSet.allOf(Scope.class), false, null))
            .token();
    String cut = token.substring(0, token.length() - 3);
    secrets.add(cut);
    try (Caller program = Caller.of(context)) {
      String lists = "/api/v1/lists";
      assertThat(program.get(lists, bearer(token)).statusCode()).isEqualTo(200);
      assertThat(program.get(lists, bearer(cut)).statusCode()).isEqualTo(401);
      assertThat(program.get(lists + "?token=" + token, bearer(token)).statusCode()).isEqualTo(400);
    }
  }

  private void openALink() {
    SignInLink link = staff.invite("log." + UUID.randomUUID(), "Log", EnumSet.of(Role.VIEWER));
    String cut = link.token().substring(0, 40);
    secrets.add(cut);
    try (Caller person = Caller.of(context)) {
      for (String token : List.of(link.token(), cut)) {
        assertThat(person.get("/welcome/" + token).statusCode()).isEqualTo(200);
        assertThat(person.get("/welcome/" + token, RealServer.BREAK, "yes").statusCode())
            .as("broken: a stranger is led to the sign-in")
            .isEqualTo(302);
      }
    }
    try (Portal portal = Portal.visit(context)) {
      portal.go("welcome/" + link.token());
      assertThat(portal.text()).contains("Welcome, Log");
      portal.go("welcome/" + cut);
      assertThat(portal.text()).doesNotContain("Welcome, Log");
    }
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static String[] json(String token) {
    return new String[] {"Authorization", "Bearer " + token, "Content-Type", "application/json"};
  }
}
