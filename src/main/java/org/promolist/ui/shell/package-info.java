/** The frame around the portal's pages: layout, sign-in, own profile, error pages. */
@NullMarked
package org.promolist.ui.shell;

import org.jspecify.annotations.NullMarked;
