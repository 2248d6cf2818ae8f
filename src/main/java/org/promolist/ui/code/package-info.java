/** The codes and batches of a list, as tabs of its page: browse, generate, import, void, export. */
@NullMarked
package org.promolist.ui.code;

import org.jspecify.annotations.NullMarked;
