package org.secureside.command.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.command.intake.JournalTable.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the messages of one neighborhood that have their turn, in their order. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Journal journal;
    private final Recorder recorder;
    private final Settlement settlement;
    private final StoreTrouble trouble;
    private final StuckLanes stuck;
    private final LastFailure lastFailure;

    Lane(
            Journal journal,
            Recorder recorder,
            Settlement settlement,
            StoreTrouble trouble,
            StuckLanes stuck,
            LastFailure lastFailure) {
        this.journal = journal;
        this.recorder = recorder;
        this.settlement = settlement;
        this.trouble = trouble;
        this.stuck = stuck;
        this.lastFailure = lastFailure;
    }

    /** Records the messages, up to the first that the event store does not take. */
    Round forward(List<Head> turn) {
        Map<Long, Head> heads = new LinkedHashMap<>();
        turn.forEach(head -> heads.put(head.number(), head));
        List<StoredRow> messages = journal.read(turn);
        forgetWhatIsGone(turn, messages);
        if (messages.size() > 1 && areRecordedTogether(messages)) {
            List<Head> all = messages.stream()
                    .map(message -> Objects.requireNonNull(heads.get(message.number())))
                    .toList();
            settlement.settle(all, Map.of());
            stuck.cleared(turn.getFirst().neighborhood());
            return new Round(all.size(), all.size(), null);
        }
        return oneByOne(turn, messages, heads);
    }

    private Round oneByOne(List<Head> turn, List<StoredRow> messages, Map<Long, Head> heads) {
        List<Head> done = new ArrayList<>();
        Map<Head, String> refused = new LinkedHashMap<>();
        Exception failure = null;
        boolean heldUp = false;
        for (StoredRow message : messages) {
            Head head = Objects.requireNonNull(heads.get(message.number()));
            RuntimeException notTaken = failureOf(message);
            if (notTaken == null) {
                done.add(head);
                continue;
            }
            Blame blame = Blame.of(notTaken);
            if (blame == Blame.THE_STORE) {
                trouble.suspect();
                failure = notTaken;
                break;
            }
            // What was promised is tried until it succeeds or somebody decides, but at the cost of its own street.
            Optional<String> verdict = Optional.ofNullable(message.verdict()).or(() -> stuck.verdictOn(head));
            if (blame == Blame.NOBODY_KNOWN && verdict.isEmpty()) {
                lastFailure.note("A message of the journal holds up its neighborhood", notTaken);
                stuck.failed(head, LastFailure.kindOf(notTaken));
                heldUp = true;
                break;
            }
            log.warn("A message of the journal is refused: {}", LastFailure.kindOf(notTaken));
            String rule = String.valueOf(notTaken.getMessage());
            refused.put(head, blame == Blame.THE_MESSAGE ? rule : verdict.orElse(rule));
        }
        settlement.settle(done, refused);
        if (!heldUp && failure == null) {
            stuck.cleared(turn.getFirst().neighborhood());
        }
        return new Round(done.size(), done.size() + refused.size(), failure);
    }

    /** Records a message, and returns why it is not recorded, or nothing if it is. */
    private @Nullable RuntimeException failureOf(StoredRow row) {
        try {
            Journaled message = row.decoded();
            recorder.record(message.command(), message.metadataOfItsEvent());
            trouble.clear();
            return null;
        } catch (RuntimeException notTaken) {
            return notTaken;
        }
    }

    /** What was deleted while the disk seemed to fail would be read in vain for ever, and its street queue behind it. */
    private void forgetWhatIsGone(List<Head> turn, List<StoredRow> there) {
        Set<Long> found = there.stream().map(StoredRow::number).collect(Collectors.toSet());
        List<Head> gone =
                turn.stream().filter(head -> !found.contains(head.number())).toList();
        if (!gone.isEmpty()) {
            log.warn("{} messages are in the journal no more, and are not waited for", gone.size());
            journal.forgetGone(gone);
        }
    }

    /** Returns whether all of them are recorded. If not, it shows one by one what is wrong with which. */
    private boolean areRecordedTogether(List<StoredRow> rows) {
        try {
            recorder.recordTogether(rows.stream()
                    .map(StoredRow::decoded)
                    .map(message -> new Recorder.Sending(message.command(), message.metadataOfItsEvent()))
                    .toList());
            trouble.clear();
            return true;
        } catch (RuntimeException oneOfThem) {
            log.debug("Recording one by one: {}", LastFailure.kindOf(oneOfThem));
            return false;
        }
    }
}
