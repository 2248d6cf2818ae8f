/** Codes and the batches they come in by: generate, import, browse, void, export. */
@NullMarked
package org.promolist.code;

import org.jspecify.annotations.NullMarked;
