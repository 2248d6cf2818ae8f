package org.promolist;

import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whose word is taken on where a request came from. Anybody can send forwarded headers; only those
 * of the proxies named in the settings count, and by default there are none.
 */
@Configuration(proxyBeanMethods = false)
class TrustedProxies {

  /**
   * @param trustedProxies addresses or networks such as {@code 10.0.0.0/8}, never names
   */
  @ConfigurationProperties("promolist")
  record Settings(@DefaultValue({}) List<String> trustedProxies) {

    Settings {
      trustedProxies =
          trustedProxies.stream()
              .map(String::strip)
              .filter(proxy -> !proxy.isEmpty())
              .map(Settings::network)
              .toList();
    }

    /** With the length of its mask, without which Tomcat would take it for an expression. */
    private static String network(String proxy) {
      String[] parts = proxy.split("/", -1);
      int bits = bits(proxy, parts[0]);
      boolean whole = parts.length == 1;
      boolean masked = parts.length == 2 && parts[1].matches("[0-9]{1,3}");
      if (!whole && (!masked || Integer.parseInt(parts[1]) > bits)) {
        throw wrong(proxy);
      }
      return whole ? proxy + "/" + bits : proxy;
    }

    private static int bits(String proxy, String address) {
      try {
        return InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
      } catch (IllegalArgumentException noAddress) {
        throw wrong(proxy);
      }
    }

    private static IllegalArgumentException wrong(String proxy) {
      return new IllegalArgumentException(
          "promolist.trusted-proxies has \"" + proxy + "\", which is no address and no network");
    }
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> forwardedHeaders(
      Settings settings) {
    return server -> {
      if (!settings.trustedProxies().isEmpty()) {
        server.addEngineValves(valve(settings.trustedProxies()));
      }
    };
  }

  private static RemoteIpValve valve(List<String> proxies) {
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(String.join(",", proxies));
    valve.setProtocolHeader("X-Forwarded-Proto");
    valve.setHostHeader("X-Forwarded-Host");
    valve.setPortHeader("X-Forwarded-Port");
    return valve;
  }
}
