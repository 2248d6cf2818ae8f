package org.promolist.bench;

import java.util.List;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Each application has a holder of who is signed in, and makes it the one of the whole JVM; where
 * there are two applications, whoever signs somebody in has to tell both.
 */
record SharedSecurityContext(List<SecurityContextHolderStrategy> holders)
    implements SecurityContextHolderStrategy {

  static void install(Installation... installations) {
    SecurityContextHolder.setContextHolderStrategy(
        new SharedSecurityContext(
            List.of(installations).stream().map(Installation::securityContextHolder).toList()));
  }

  @Override
  public void clearContext() {
    holders.forEach(SecurityContextHolderStrategy::clearContext);
  }

  @Override
  public SecurityContext getContext() {
    return holders.getFirst().getContext();
  }

  @Override
  public void setContext(SecurityContext context) {
    holders.forEach(holder -> holder.setContext(context));
  }

  @Override
  public SecurityContext createEmptyContext() {
    return new SecurityContextImpl();
  }
}
