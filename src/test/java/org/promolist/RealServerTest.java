package org.promolist;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test of the whole application on a real server, on both databases. The one proxy it trusts is
 * {@link RealServer#PROXY}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "promolist.trusted-proxies=10.9.8.0/24, " + RealServer.PROXY)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(RealServer.class)
@TestExecutionListeners(
    listeners = OwnSecurityContext.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@interface RealServerTest {}
