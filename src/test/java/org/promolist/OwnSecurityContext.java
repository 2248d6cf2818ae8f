package org.promolist;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Tells by the application context of the test who is signed in. Each context brings its own way of
 * knowing that, and the one that was made last would else be asked by the tests of all.
 */
public final class OwnSecurityContext extends AbstractTestExecutionListener {

  /** Before somebody is signed in for a test. */
  @Override
  public int getOrder() {
    return 1_000;
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    SecurityContextHolder.setContextHolderStrategy(
        test.getApplicationContext().getBean(SecurityContextHolderStrategy.class));
  }
}
