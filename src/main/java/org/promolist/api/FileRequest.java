package org.promolist.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** A file in a form, for the documentation: {@link ReceivedFiles} takes it in. */
@Schema(name = "FileRequest")
record FileRequest(
    @Schema(description = "CSV or one code a line", type = "string", format = "binary")
        String file) {}
