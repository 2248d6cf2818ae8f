/** Promo code lists, their codes and their claims. */
@NullMarked
package org.promolist;

import org.jspecify.annotations.NullMarked;
