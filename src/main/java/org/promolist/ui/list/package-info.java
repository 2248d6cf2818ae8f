/** The portal's pages about promo code lists. */
@NullMarked
package org.promolist.ui.list;

import org.jspecify.annotations.NullMarked;
