/** The pages about one customer. */
@NullMarked
package org.promolist.ui.customer;

import org.jspecify.annotations.NullMarked;
