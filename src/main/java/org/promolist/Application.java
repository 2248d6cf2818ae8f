package org.promolist;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product and describes the page that all of its views share. */
@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@Push(transport = Transport.WEBSOCKET_XHR) // what people do passes the filters; only news is pushed
@Viewport("width=device-width, initial-scale=1")
public class Application implements AppShellConfigurator {

  /**
   * How many virtual threads run at the same time: more than there are connections to the database,
   * as who waits for a row of the embedded one may not sleep, and would keep all others from going
   * on, the one they wait for too.
   */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] args) {
    // A data folder may be named like any other folder: "data", not only "./data".
    System.setProperty("h2.implicitRelativePath", "true");
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, "32");
    }
    SpringApplication.run(Application.class, args);
  }
}
