package org.promolist.ui.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.github.mvysny.fakeservlet.FakeResponse;
import com.github.mvysny.kaributesting.v10.KaribuConfig;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promolist.DatabaseTest;
import org.promolist.account.Role;
import org.promolist.account.SettableClock;
import org.promolist.ui.Portal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.BooleanNode;

/** A session ends when nobody did anything for a while, and says so before. */
@DatabaseTest
class IdleSessionsTest {

  private static final Duration IDLE = Duration.ofMinutes(30);

  @Autowired ApplicationContext context;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final IdleSessions sessions = new IdleSessions(new SessionSettings(IDLE), clock);
  private IdleNotice page;
  private Portal portal;
  private HttpSession http;

  @BeforeEach
  void openAPage() {
    portal = Portal.signIn(context, Role.VIEWER);
    page = new IdleNotice(sessions);
    UI.getCurrent().add(page);
    http = ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
  }

  @AfterEach
  void leave() {
    KaribuConfig.setPendingJavascriptInvocationHandlers(List.of());
    portal.close();
  }

  private void pass(Duration time) {
    clock.advance(time);
    sessions.look();
    MockVaadin.clientRoundtrip(true);
  }

  private boolean isOver() {
    return !((FakeHttpSession) http).isValid();
  }

  @Test
  void twoMinutesBeforeItsEndItWarns() {
    pass(IDLE.minusMinutes(2).minusSeconds(1));
    assertThat(_find(Dialog.class)).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(_get(Dialog.class).getHeaderTitle())
        .isEqualTo("You will be signed out in 2 minutes");
    pass(Duration.ofMinutes(1));
    assertThat(_find(Dialog.class)).hasSize(1);
    assertThat(isOver()).isFalse();
  }

  @Test
  void theWarningCountsDown() {
    pass(IDLE.minusSeconds(60));
    assertThat(_get(Dialog.class).getHeaderTitle())
        .isEqualTo("You will be signed out in 60 seconds");
    pass(Duration.ofSeconds(1));
    assertThat(_get(Dialog.class).getHeaderTitle())
        .isEqualTo("You will be signed out in 59 seconds");
    pass(Duration.ofSeconds(58));
    assertThat(_get(Dialog.class).getHeaderTitle())
        .isEqualTo("You will be signed out in one second");
  }

  @Test
  void whoStaysIsLeftInPeaceForAsLongAgain() {
    pass(IDLE.minusMinutes(1));
    _click(_get(Button.class, spec -> spec.withText("Stay signed in")));
    pass(Duration.ZERO);
    assertThat(_find(Dialog.class)).isEmpty();
    pass(IDLE.minusMinutes(3));
    assertThat(_find(Dialog.class)).isEmpty();
    assertThat(isOver()).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(_find(Dialog.class)).hasSize(1);
  }

  @Test
  void whatIsDoneInAnotherTabCountsForAll() {
    IdleNotice other = new IdleNotice(sessions);
    UI.getCurrent().add(other);
    pass(IDLE.minusMinutes(1));
    assertThat(_find(Dialog.class)).hasSize(2);
    other.active();
    pass(Duration.ZERO);
    assertThat(_find(Dialog.class)).isEmpty();
  }

  @Test
  void afterThatThePageIsLoadedAnewAndTheSessionIsOver() {
    List<String> scripts = leaving();
    pass(IDLE.minusSeconds(1));
    assertThat(scripts).isEmpty();
    assertThat(isOver()).isFalse();
    FakeResponse answer = answer();
    pass(Duration.ofSeconds(1));
    assertThat(scripts).hasSize(1);
    assertThat(isOver()).isTrue();
    assertThat(answer.findCookie(EndedMark.NAME))
        .satisfies(mark -> assertThat(mark.isHttpOnly()).isTrue());
  }

  private static FakeResponse answer() {
    ServletResponse answer = VaadinServletResponse.getCurrent();
    while (answer instanceof ServletResponseWrapper wrapper) {
      answer = wrapper.getResponse();
    }
    return (FakeResponse) answer;
  }

  @Test
  void thePagesOfASessionThatCountsNoMoreAreToldAtOnce() {
    List<String> scripts = leaving();
    assertThat(sessions.end("of somebody else")).isFalse();
    pass(Duration.ZERO);
    assertThat(scripts).isEmpty();
    assertThat(sessions.end(http.getId())).isTrue();
    MockVaadin.clientRoundtrip(true);
    assertThat(scripts).hasSize(1);
    assertThat(isOver()).isTrue();
  }

  @Test
  void aSessionThatCountsNoMoreIsOverInAMomentWhetherItsPageAnswersOrNot() {
    assertThat(sessions.end(http.getId())).isTrue();
    page.active();
    pass(Duration.ofSeconds(4));
    assertThat(isOver()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    VaadinSession session = VaadinSession.getCurrent();
    sessions.look();
    MockVaadin.runUIQueue(false, session);
    assertThat(isOver()).isTrue();
  }

  /** The scripts by which a page is told to leave; each is heard at once. */
  private static List<String> leaving() {
    List<String> scripts = new ArrayList<>();
    KaribuConfig.setPendingJavascriptInvocationHandlers(
        List.of(call -> {
          String script = call.getInvocation().getExpression();
          if (script.contains("location.reload")) {
            scripts.add(script);
            call.complete(BooleanNode.TRUE);
          }
          return Unit.INSTANCE;
        }));
    return scripts;
  }

  @Test
  void aPageThatDoesNotAnswerHoldsItNoLongerThanAMoment() {
    pass(IDLE);
    page.active();
    pass(Duration.ofSeconds(4));
    assertThat(isOver()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    VaadinSession session = VaadinSession.getCurrent();
    sessions.look();
    MockVaadin.runUIQueue(false, session);
    assertThat(isOver()).isTrue();
  }

  @Test
  void aPageThatIsClosedNoLongerHolds() {
    UI.getCurrent().remove(page);
    pass(IDLE.plusHours(1));
    assertThat(_find(Dialog.class)).isEmpty();
    assertThat(isOver()).isFalse(); // that is for the server, which counts on
  }

  @Test
  void theServerCountsALittleLonger() {
    assertThat(VaadinSession.getCurrent().getSession().getMaxInactiveInterval())
        .isEqualTo((int) IDLE.plusMinutes(1).toSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT9S", "-PT30M", "P8D"})
  void aTimeOutOfBoundsIsRefused(String idle) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionSettings(Duration.parse(idle)))
        .withMessageContaining("promolist.session.idle");
  }

  @Test
  void aShortSessionWarnsHalfwayThrough() {
    assertThat(new SessionSettings(Duration.ofSeconds(20)).warning())
        .isEqualTo(Duration.ofSeconds(10));
  }
}
