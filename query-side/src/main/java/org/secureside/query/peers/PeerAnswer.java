package org.secureside.query.peers;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What became of a question to a node. */
public sealed interface PeerAnswer {

    /**
     * The node answered.
     *
     * @param body what it answered
     */
    record Answered(JsonNode body) implements PeerAnswer {}

    /**
     * The node did not answer, or not what was asked for.
     *
     * @param why in a few words
     */
    record Silent(String why) implements PeerAnswer {}

    /** Returns what the node answered, if it did. */
    default Optional<JsonNode> answered() {
        return this instanceof Answered(JsonNode body) ? Optional.of(body) : Optional.empty();
    }
}
