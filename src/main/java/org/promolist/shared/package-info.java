/**
 * Words every module shares: ids, the actor, code text, a page of results. No logic that belongs to
 * somebody.
 */
@NullMarked
package org.promolist.shared;

import org.jspecify.annotations.NullMarked;
