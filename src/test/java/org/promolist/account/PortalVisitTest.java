package org.promolist.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalVisitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux
          Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 | Chrome, Windows
          Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0 | Edge, Windows
          Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1 | Safari, macOS
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 | Safari, iOS
          Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36 | Chrome, Android
          Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/141.0 Safari/537.36 | Chrome, Linux
          Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 | Chrome, ChromeOS
          curl/8.16.0 | curl
          """)
  void aBrowserIsToldShortly(String userAgent, String told) {
    assertThat(browser(userAgent)).isEqualTo(told);
  }

  @Test
  void whatIsNoBrowserWeKnowIsNothing() {
    assertThat(browser(null)).isEmpty();
    assertThat(browser("<script>alert(1)</script>")).isEmpty();
  }

  @Test
  void anAddressOfAnySizeFits() {
    assertThat(PortalVisit.of("1".repeat(500) + "\n", null, Duration.ZERO).address()).hasSize(60);
    assertThat(PortalVisit.of("::1\r\n", null, Duration.ZERO).address()).isEqualTo("::1");
  }

  private static String browser(String userAgent) {
    return PortalVisit.of("127.0.0.1", userAgent, Duration.ofMinutes(30)).browser();
  }
}
