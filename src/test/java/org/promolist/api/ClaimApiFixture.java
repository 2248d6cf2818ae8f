package org.promolist.api;

import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Claims by program, and how they are refused. */
@ApiTest
@Import(MovingClock.Instead.class)
abstract class ClaimApiFixture {

  @Autowired ApiCalls api;
  @Autowired ClaimCalls calls;
  @Autowired MovingClock clock;

  @AfterEach
  void policiesAtFirst() {
    calls.policiesAtFirst();
  }

  static long retryAfter(MvcTestResult refused) {
    return Long.parseLong(refused.getResponse().getHeader("Retry-After"));
  }
}
