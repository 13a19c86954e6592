package org.secureside.operations.receipt;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts as JSON: nothing may be missing or follow, but a later release may add fields. Written in ASCII and with the
 * key first, so that the beginning of one is known for what it is wherever it was torn.
 */
final class ReceiptJson {

    /** How every line begins that was written here. */
    static final String BEGINNING = "{\"key\":\"";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReceiptJson() {}
}
