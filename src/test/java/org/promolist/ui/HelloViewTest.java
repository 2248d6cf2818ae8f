package org.promolist.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.promolist.DatabaseTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class HelloViewTest {

  @Autowired ApplicationContext context;

  @BeforeEach
  void openBrowser() {
    Routes routes = new Routes().autoDiscoverViews("org.promolist.ui");
    MockVaadin.setup(UI::new, new MockSpringServlet(routes, context, UI::new));
  }

  @AfterEach
  void closeBrowser() {
    MockVaadin.tearDown();
  }

  @Test
  void greets() {
    assertThat(_get(H1.class).getText()).isEqualTo("Promolist");
  }
}
