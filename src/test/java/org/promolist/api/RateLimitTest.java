package org.promolist.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.promolist.api.ApiCalls.LISTS;
import static org.promolist.api.ApiCalls.assertProblem;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApiTest
@TestPropertySource(properties = "promolist.api.requests-per-second=1")
class RateLimitTest {

  @Autowired ApiCalls api;
  @Autowired MockMvcTester mvc;

  @Test
  void whoAsksTooOftenIsToldWhenToAskAgain() {
    List<MvcTestResult> answers = IntStream.range(0, 20).mapToObj(i -> api.get(LISTS)).toList();
    List<MvcTestResult> refused =
        answers.stream().filter(a -> a.getResponse().getStatus() == 429).toList();
    assertThat(refused).isNotEmpty();
    assertProblem(refused.getFirst(), 429, "too_many_requests");
    assertThat(refused.getFirst()).hasHeader("Retry-After", "1");
    assertProblem(mvc.get().uri(LISTS).exchange(), 401, "unauthorized");
  }

  @Test
  void aLimitBelowNoneIsRefusedAtStart() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(-1));
  }
}
