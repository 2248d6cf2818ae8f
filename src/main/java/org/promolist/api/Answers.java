package org.promolist.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the documentation: what an operation takes and answers beyond what every operation does. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Answers {

  int status() default 200;

  /** Whether it answers 201 in place of 200 where it made something. */
  boolean orCreated() default false;

  /** Of the body of a success; {@code void} for none. */
  Class<?> with() default void.class;

  /** Of the request; {@code void} for none. */
  Class<?> to() default void.class;

  /** Whether the body may be left out. */
  boolean bodyOptional() default false;

  /** Whether the request is a file of codes. */
  boolean takesFile() default false;

  /** Whether the success is a CSV file. */
  boolean givesFile() default false;

  /** Whether the success carries the ETag of a list. */
  boolean tagged() default false;

  ProblemKind[] or() default {};
}
