package org.promolist.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.promolist.DatabaseTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of the REST edge through Spring MVC, filters included, on both databases. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "promolist.bootstrap-api-token=" + ApiCalls.TOKEN)
@Import({ApiCalls.class, ClaimCalls.class})
@interface ApiTest {}
