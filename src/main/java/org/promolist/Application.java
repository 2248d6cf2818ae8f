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

  public static void main(String[] args) {
    // A data folder may be named like any other folder: "data", not only "./data".
    System.setProperty("h2.implicitRelativePath", "true");
    SpringApplication.run(Application.class, args);
  }
}
