package org.promolist.shared;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Headers by which browsers hold back whoever got a foot into a page. The same at both edges, and
 * none of them where the answer sets one of its own.
 */
public final class SafeHeaders {

  /** For answers that nobody is meant to open as a page. */
  public static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Devices that no page of ours asks for. */
  private static final String NO_DEVICES =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

  private SafeHeaders() {}

  /** For what a browser shows. Addresses are told to nobody else: some hold what opens a door. */
  public static void ofPages(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
    ofData(headers, contentPolicy);
    headers
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(devices -> devices.policy(NO_DEVICES))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  /**
   * For what programs read; beside the framework's own {@code nosniff} and {@code no-store}.
   * Subdomains are not spoken for: who runs this may run something else there.
   */
  public static void ofData(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
        .frameOptions(frames -> frames.deny())
        .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false));
  }
}
