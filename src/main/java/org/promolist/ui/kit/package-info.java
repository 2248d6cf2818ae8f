/**
 * What all pages of the portal are made of: texts, formats, headers, badges, dialogs. Knows no
 * feature but accounts.
 */
@NullMarked
package org.promolist.ui.kit;

import org.jspecify.annotations.NullMarked;
