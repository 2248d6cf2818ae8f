/**
 * The profile {@code demo}: on an empty database, people of every role and some forty lists with
 * their histories. It comes in by the same doors as everybody, and nothing else knows it.
 */
@NullMarked
package org.promolist.demo;

import org.jspecify.annotations.NullMarked;
