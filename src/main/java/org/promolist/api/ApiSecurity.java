package org.promolist.api;

import org.promolist.account.ApiClients;
import org.promolist.account.Scope;
import org.promolist.shared.SafeHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may come in by the REST edge. Both chains come before the portal's, which takes the rest. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  /** For the page of the contract: its own scripts and pictures, and calls of this server. */
  private static final String CONTRACT_PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String LISTS = ListController.PATH + "/**";
  private static final String CODES = CodeController.PATH;
  private static final String BATCHES = ListController.PATH + "/*" + BatchController.BATCHES;
  private static final String IMPORTS = ListController.PATH + "/*" + ImportController.IMPORTS;
  private static final String LISTS_ISSUE = ListController.PATH + "/*/issue";
  private static final String LIST_CODES = ListController.PATH + "/*/codes";

  /** Programs, by token. The filters are no beans: the servlet container must not run them too. */
  @Bean
  @Order(1)
  SecurityFilterChain apiChain(
      HttpSecurity http,
      ApiClients clients,
      Problems problems,
      AccessRefusals refusals,
      ApiSettings settings) {
    BearerFilter bearer = new BearerFilter(clients, problems, refusals);
    return http.securityMatcher("/api", "/api/**")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers -> SafeHeaders.ofData(headers, SafeHeaders.NOTHING))
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(
                    (request, response, e) -> problems.unauthorized(request).writeTo(response))
                .accessDeniedHandler((request, response, e) -> {
                  refusals.forbidden(request);
                  problems.answer(request, e).writeTo(response);
                }))
        .authorizeHttpRequests(ApiSecurity::scopes)
        .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
        .addFilterAfter(
            new RateLimitFilter(settings.requestsPerSecond(), problems), BearerFilter.class)
        .addFilterAfter(new BodyLimitFilter(problems), AuthorizationFilter.class)
        .build();
  }

  /** What anybody may read, and the reporting of errors that the server met below {@code /api}. */
  @Bean
  @Order(2)
  SecurityFilterChain openChain(HttpSecurity http) {
    return http.securityMatcher(
            new OrRequestMatcher(
                RequestPath::isReport,
                open("/v3/api-docs"),
                open("/v3/api-docs.yaml"),
                open("/v3/api-docs/**"),
                open("/swagger-ui.html"),
                open("/swagger-ui/**"),
                open("/actuator/health"),
                open("/actuator/health/**")))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers -> SafeHeaders.ofPages(headers, CONTRACT_PAGE))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** The firewall looks at requests before any chain does. */
  @Bean
  RequestRejectedHandler requestRejectedHandler(Problems problems) {
    RequestRejectedHandler others = new HttpStatusRequestRejectedHandler();
    return (request, response, rejected) -> {
      if (RequestPath.isApi(request)) {
        problems.of(request, ProblemKind.REQUEST_REJECTED).writeTo(response);
      } else {
        others.handle(request, response, rejected);
      }
    };
  }

  /** The services ask for the same scopes; asked for here too, a missing one is told first. */
  private static void scopes(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    codeScopes(requests);
    claimScopes(requests);
    String read = Scope.LISTS_READ.key();
    String write = Scope.LISTS_WRITE.key();
    requests
        .requestMatchers(HttpMethod.GET, LISTS)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.HEAD, LISTS)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.POST, LISTS)
        .hasAuthority(write)
        .requestMatchers(HttpMethod.PATCH, LISTS)
        .hasAuthority(write)
        .requestMatchers(HttpMethod.DELETE, LISTS)
        .hasAuthority(write)
        .anyRequest()
        .authenticated();
  }

  /** Before those of lists, below which most of them are: the first that matches decides. */
  private static void codeScopes(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    String read = Scope.CODES_READ.key();
    String write = Scope.CODES_WRITE.key();
    requests
        .requestMatchers(HttpMethod.POST, CODES + "/preview")
        .hasAnyAuthority(read, write)
        .requestMatchers(HttpMethod.POST, CODES + "/**", BATCHES, BATCHES + "/**", IMPORTS)
        .hasAuthority(write)
        .requestMatchers(HttpMethod.GET, BATCHES, BATCHES + "/**")
        .hasAnyAuthority(read, write)
        .requestMatchers(HttpMethod.HEAD, BATCHES, BATCHES + "/**")
        .hasAnyAuthority(read, write)
        .requestMatchers(HttpMethod.GET, CODES + "/**", LIST_CODES, LIST_CODES + ".csv")
        .hasAuthority(read)
        .requestMatchers(HttpMethod.HEAD, CODES + "/**", LIST_CODES, LIST_CODES + ".csv")
        .hasAuthority(read);
  }

  private static void claimScopes(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    String claims = ClaimController.PATH + "/**";
    String customers = CustomerController.PATH + "/**";
    String write = Scope.CLAIMS_WRITE.key();
    String read = Scope.CUSTOMERS_READ.key();
    requests
        .requestMatchers(HttpMethod.POST, claims, LISTS_ISSUE)
        .hasAuthority(write)
        .requestMatchers(HttpMethod.GET, ClaimController.PATH)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.HEAD, ClaimController.PATH)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.GET, claims)
        .hasAnyAuthority(read, write)
        .requestMatchers(HttpMethod.HEAD, claims)
        .hasAnyAuthority(read, write)
        .requestMatchers(HttpMethod.GET, customers)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.HEAD, customers)
        .hasAuthority(read)
        .requestMatchers(HttpMethod.PUT, customers)
        .hasAuthority(Scope.CUSTOMERS_WRITE.key())
        .requestMatchers(HttpMethod.POST, customers)
        .hasAuthority(Scope.CUSTOMERS_WRITE.key())
        .requestMatchers(HttpMethod.POST, ExplanationController.PATH)
        .hasAuthority(read)
        .requestMatchers(PolicyController.PATH + "/**")
        .hasAuthority(Scope.POLICIES_WRITE.key());
  }

  private static RequestMatcher open(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
  }
}
