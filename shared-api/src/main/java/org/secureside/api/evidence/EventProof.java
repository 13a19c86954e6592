package org.secureside.api.evidence;

import java.util.List;
import java.util.Optional;

/**
 * An event with what shows that it is in a log: whoever has both, and a head of the log, needs nobody to tell them.
 *
 * @param event the event
 * @param index its number among the leaves, from 0
 * @param leaf the hash of the event as it was witnessed
 * @param link its link in the chain of its stream
 * @param path the hashes from the leaf up
 */
public record EventProof(EventLeaf event, long index, Hash leaf, Hash link, List<Hash> path) {

    /** Keeps a copy of the path. */
    public EventProof {
        path = List.copyOf(path);
    }

    /** Returns what is wrong with it, worded to follow "the event at position …", or empty if the log has the event. */
    public Optional<String> problem(TreeHead head) {
        if (!event.hash().equals(leaf)) {
            return Optional.of("is not as it was witnessed");
        }
        return new InclusionProof(index, head.size(), path).shows(leaf, head)
                ? Optional.empty()
                : Optional.of("is not in the log of the head, by this proof");
    }
}
