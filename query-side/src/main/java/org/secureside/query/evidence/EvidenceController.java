package org.secureside.query.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.ConsistencyProof;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.InclusionProof;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives auditors heads and proofs, as this node has them. */
@RestController
class EvidenceController {

    /**
     * Shows that an event is in the log of that head.
     *
     * @param position the position of the event
     * @param event the event as the history has it now; absent if it has none there any more
     * @param index its number among the leaves, from 0
     * @param size how many events the head is of
     * @param leaf the hash of the event
     * @param link its link in the chain of its stream
     * @param path the hashes from the leaf up
     * @param head the head that they lead to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Inclusion(
            long position,
            @Nullable EventLeaf event,
            long index,
            long size,
            Hash leaf,
            Hash link,
            List<Hash> path,
            Hash head) {}

    /**
     * Shows that the log of one head begins with the log of another.
     *
     * @param first how many events the first head is of
     * @param second how many the second is of
     * @param firstHead the first head
     * @param secondHead the second head
     * @param path the hashes that lead to both
     */
    record Consistency(long first, long second, Hash firstHead, Hash secondHead, List<Hash> path) {}

    private final Evidence evidence;
    private final HistoryCheck check;
    private final String node;

    EvidenceController(Evidence evidence, HistoryCheck check, SecureSideProperties properties) {
        this.evidence = evidence;
        this.check = check;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @GetMapping("/api/history/heads")
    Head head(@RequestParam(required = false) @Nullable Long size) {
        Witnessed witnessed = evidence.witnessed();
        long asked = size == null ? witnessed.size() : size;
        new FieldCheck().field("size", sizeProblem(asked, 0, witnessed)).done();
        return new Head(
                node,
                asked,
                evidence.tree().head(asked).hash(),
                witnessed.firstPosition(),
                witnessed.firstPosition() + asked - 1,
                Block.EVENTS,
                witnessed.size(),
                witnessed.streams());
    }

    @AuditorsMay
    @GetMapping("/api/history/proofs/inclusion")
    Inclusion inclusion(@RequestParam long position, @RequestParam(required = false) @Nullable Long size) {
        Witnessed witnessed = evidence.witnessed();
        long of = size == null ? witnessed.size() : size;
        long index = position - witnessed.firstPosition();
        new FieldCheck()
                .field("size", sizeProblem(of, 1, witnessed))
                .field(
                        "position",
                        index >= 0 && index < of
                                ? Optional.empty()
                                : Optional.of("must be %d to %d, the events of that size"
                                        .formatted(witnessed.firstPosition(), witnessed.firstPosition() + of - 1)))
                .done();
        InclusionProof proof = evidence.tree().inclusion(index, of);
        return new Inclusion(
                position,
                evidence.history(position, position).stream().findFirst().orElse(null),
                index,
                of,
                evidence.leaves(index, 1).getFirst(),
                evidence.link(index),
                proof.path(),
                evidence.tree().head(of).hash());
    }

    @AuditorsMay
    @GetMapping("/api/history/proofs/consistency")
    Consistency consistency(@RequestParam long first, @RequestParam long second) {
        Witnessed witnessed = evidence.witnessed();
        new FieldCheck()
                .field("first", sizeProblem(first, 1, witnessed))
                .field(
                        "second",
                        second < first ? Optional.of("must be at least first") : sizeProblem(second, 1, witnessed))
                .done();
        ConsistencyProof proof = evidence.tree().consistency(first, second);
        return new Consistency(
                first,
                second,
                evidence.tree().head(first).hash(),
                evidence.tree().head(second).hash(),
                proof.path());
    }

    @AuditorsMay
    @GetMapping("/api/history/check")
    HistoryCheck.Result check(
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(defaultValue = "10000") int limit,
            @RequestParam(required = false) @Nullable Long shift) {
        Witnessed witnessed = evidence.witnessed();
        long first = from == null ? witnessed.firstPosition() : from;
        new FieldCheck()
                .field(
                        "from",
                        first >= witnessed.firstPosition()
                                ? Optional.empty()
                                : Optional.of("must be at least " + witnessed.firstPosition()))
                .field(
                        "limit",
                        limit >= 1 && limit <= HistoryCheck.MOST
                                ? Optional.empty()
                                : Optional.of("must be 1 to " + HistoryCheck.MOST))
                .field(
                        "shift",
                        shift == null || (shift >= -HistoryCheck.MOST && shift <= HistoryCheck.MOST)
                                ? Optional.empty()
                                : Optional.of("must be what the page before said"))
                .done();
        return check.of(witnessed, first, limit, shift);
    }

    /** Returns what is wrong with the size of a head, worded to follow the field's name, or empty if nothing is. */
    static Optional<String> sizeProblem(long size, long least, Witnessed witnessed) {
        return size >= least && size <= witnessed.size()
                ? Optional.empty()
                : Optional.of(
                        "must be %d to %d, the events that this node has witnessed".formatted(least, witnessed.size()));
    }
}
