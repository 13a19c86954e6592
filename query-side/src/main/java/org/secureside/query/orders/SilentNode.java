package org.secureside.query.orders;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.secureside.query.peers.PeerAnswer;

/**
 * A node that did not answer.
 *
 * @param node its name
 * @param unreachable why not, in a few words
 */
record SilentNode(String node, String unreachable) {

    /** Returns those that did not, out of all that were asked. */
    static List<SilentNode> among(Map<String, PeerAnswer> answers) {
        return answers.entrySet().stream()
                .flatMap(each -> each.getValue() instanceof PeerAnswer.Silent(String why)
                        ? Stream.of(new SilentNode(each.getKey(), why))
                        : Stream.empty())
                .toList();
    }
}
