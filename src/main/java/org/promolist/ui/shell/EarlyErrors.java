package org.promolist.ui.shell;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers what the server refuses before the application sees it, such as {@code %zz} in a path, or
 * again while it reports an error. Later than the server's own report, earlier than others: who is
 * added later is asked first, and what they answered stays.
 */
@Component
@Order(1)
class EarlyErrors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private static final Logger log = LoggerFactory.getLogger(EarlyErrors.class);

  private final PlainErrorPage page;

  EarlyErrors(PlainErrorPage page) {
    this.page = page;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory server) {
    server.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new Report(page)));
  }

  private static final class Report extends ErrorReportValve {

    private final PlainErrorPage page;

    Report(PlainErrorPage page) {
      this.page = page;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
      boolean open = response.getStatus() >= 400 && response.getContentWritten() == 0;
      if (!open || !response.setErrorReported()) {
        return;
      }
      try {
        page.write(request, response.getResponse(), response.getStatus(), cause);
      } catch (IOException callerIsGone) {
        log.debug("Nobody left to report an error to", callerIsGone);
      }
    }
  }
}
