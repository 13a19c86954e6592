package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of the question to a node.
 *
 * @param node the node
 * @param facts what it knows, absent if it did not answer
 * @param unreachable why it did not answer, absent if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NodeAnswer(
        String node, @Nullable NodeFacts facts, @Nullable String unreachable) {}
