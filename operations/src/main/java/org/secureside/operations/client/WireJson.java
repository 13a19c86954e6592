package org.secureside.operations.client;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the service speaks it. */
public final class WireJson {

    /** Reads and writes the records of the contract; strict about nothing that a newer service may add. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private WireJson() {}
}
