/** The pages by which the system is set up. */
@NullMarked
package org.promolist.ui.admin;

import org.jspecify.annotations.NullMarked;
