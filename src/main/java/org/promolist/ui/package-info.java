/** The portal. */
@NullMarked
package org.promolist.ui;

import org.jspecify.annotations.NullMarked;
