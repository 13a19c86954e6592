package org.secureside.operations.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.ConsistencyProof;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.EventProof;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.InclusionProof;
import org.secureside.api.evidence.MessageProof;
import org.secureside.api.evidence.TreeHead;
import org.secureside.operations.cli.OneLine;

/** A proof, as the service gave it. */
sealed interface Proof {

    String ANOTHER_HEAD = "it is of another head than the one that was kept";

    /** That an event is in the log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Inclusion(
            long position,
            @Nullable EventLeaf event,
            long index,
            long size,
            Hash leaf,
            @Nullable Hash link,
            List<Hash> path,
            Hash head)
            implements Proof {

        @Override
        public @Nullable String problem(@Nullable TreeHead kept) {
            TreeHead own = new TreeHead(size, head);
            if (kept != null && !kept.equals(own)) {
                return ANOTHER_HEAD;
            }
            if (event != null && (event.position() != position || !event.hash().equals(leaf))) {
                return "the event in it is not as it was witnessed";
            }
            return new InclusionProof(index, size, path).shows(leaf, own) ? null : "it does not lead to the head";
        }

        @Override
        public String words(@Nullable String problem) {
            if (problem != null) {
                return "the proof for position %d shows nothing: %s".formatted(position, problem);
            }
            return event == null
                    ? "leaf number %d, whose hash is %s, is in the log of the head %d:%s; which position its event has, nothing shows, for the event is not in the proof"
                            .formatted(index, leaf, size, head)
                    : "the event at position %d, whose hash is %s, is in the log of the head %d:%s"
                            .formatted(position, leaf, size, head);
        }
    }

    /** That what happened to a message is in the log. */
    record OfMessage(MessageProof proof) implements Proof {

        @Override
        public @Nullable String problem(@Nullable TreeHead kept) {
            if (kept != null && !kept.equals(proof.treeHead())) {
                return ANOTHER_HEAD;
            }
            return proof.next() != null
                    ? "it is one page of several"
                    : proof.problem().map(OneLine::printable).orElse(null);
        }

        @Override
        public String words(@Nullable String problem) {
            return problem == null
                    ? proof.events().stream()
                            .map(EventProof::event)
                            .map(event -> "the event at position %d, %s of %s, is in the log of the head%n"
                                    .formatted(
                                            event.position(), OneLine.printable(event.eventType()), event.recordedAt()))
                            .collect(Collectors.joining(
                                    "",
                                    "",
                                    "these are the first %d events of message %s, as they were witnessed, and none between them is missing: the head is %d:%s"
                                            .formatted(
                                                    proof.events().size(),
                                                    proof.messageId(),
                                                    proof.size(),
                                                    proof.head())))
                    : "the proof for message %s shows nothing: %s".formatted(proof.messageId(), problem);
        }
    }

    /** That one head grew out of another by appending. */
    record Consistency(long first, long second, Hash firstHead, Hash secondHead, List<Hash> path) implements Proof {

        @Override
        public @Nullable String problem(@Nullable TreeHead kept) {
            TreeHead smaller = new TreeHead(first, firstHead);
            TreeHead larger = new TreeHead(second, secondHead);
            if (kept != null && !kept.equals(smaller) && !kept.equals(larger)) {
                return "neither of its heads is the one that was kept";
            }
            return new ConsistencyProof(first, second, path).shows(smaller, larger)
                    ? null
                    : "the second head did not grow out of the first";
        }

        @Override
        public String words(@Nullable String problem) {
            return problem == null
                    ? "the log of the head %d:%s begins with the log of the head %d:%s"
                            .formatted(second, secondHead, first, firstHead)
                    : "the proof from %d to %d shows nothing: %s".formatted(first, second, problem);
        }
    }

    /** Returns what is wrong with it, or null if it shows what it says. */
    @Nullable String problem(@Nullable TreeHead kept);

    /** Returns in words what it shows, or that it shows nothing. */
    String words(@Nullable String problem);
}
