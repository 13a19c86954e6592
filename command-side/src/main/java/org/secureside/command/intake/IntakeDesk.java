package org.secureside.command.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secureside.api.message.MessageId;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;

/** Shows what the journal holds: to senders, admins, auditors and the monitoring. */
final class IntakeDesk implements AdminsDesk, AuditorsDesk, KeptMessages, MeterBinder {

    private static final int MOST_REFUSALS_SHOWN = 100;
    private static final int MOST_STUCK_SHOWN = 100;

    private final String node;
    private final IntakeProperties limits;
    private final Journal journal;
    private final Forwarder forwarder;
    private final Clock clock = Clock.systemUTC();

    IntakeDesk(String node, IntakeProperties limits, Journal journal, Forwarder forwarder) {
        this.node = node;
        this.limits = limits;
        this.journal = journal;
        this.forwarder = forwarder;
    }

    @Override
    public IntakeReport report() {
        Depth depth = journal.depth();
        return new IntakeReport(
                node,
                true,
                depth.waiting(),
                depth.refused(),
                depth.entries(),
                limits.maxEntries(),
                depth.bytes(),
                limits.maxBytes().toBytes(),
                depth.oldest(),
                forwarder.state(),
                forwarder.lastFailure(),
                forwarder.recorded(),
                depth.refused() == 0 ? List.of() : refusals(),
                forwarder.stuck().all(MOST_STUCK_SHOWN).stream()
                        .map(IntakeDesk::stuck)
                        .toList());
    }

    private static IntakeReport.Stuck stuck(StuckLanes.Stuck message) {
        return new IntakeReport.Stuck(
                message.head().message(),
                message.head().neighborhood(),
                message.head().journaledAt(),
                message.failure(),
                message.verdict());
    }

    private List<IntakeReport.Refused> refusals() {
        return journal.refused(MOST_REFUSALS_SHOWN).stream()
                .map(IntakeDesk::refused)
                .toList();
    }

    private static IntakeReport.Refused refused(StoredRow message) {
        return new IntakeReport.Refused(
                message.message(), message.neighborhood(), message.journaledAt(), String.valueOf(message.refusal()));
    }

    @Override
    public void drain() {
        forwarder.drain();
    }

    @Override
    public Undecided stuck(MessageId message) {
        return forwarder
                .stuck()
                .find(message)
                .map(stuck -> undecided(stuck.head(), stuck.failure()))
                .orElseThrow(() -> notToDecideOn(message, "holds up nothing: `stuck` names those that do"));
    }

    @Override
    public Undecided refused(MessageId message) {
        return journal.refusalOf(message)
                .map(refused -> undecided(refused.head(), String.valueOf(refused.refusal())))
                .orElseThrow(() -> notToDecideOn(message, "was not refused: `refusals` names those that were"));
    }

    private Undecided undecided(Head head, String trouble) {
        return new Undecided(node, head.message(), head.neighborhood(), head.journaledAt(), trouble);
    }

    private ProblemException notToDecideOn(MessageId message, String problem) {
        return journal.holds(message)
                ? new ProblemException(ProblemType.NOTHING_TO_DECIDE, "The message %s %s.".formatted(message, problem))
                : new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The journal of %s does not hold the message %s: GET /api/intake of each command node tells what"
                                        .formatted(node, message)
                                + " its journal holds.");
    }

    /** It is on the disk before it is obeyed: a restart in between would have it wait for another decision for ever. */
    @Override
    public void giveUp(MessageId message, String reason) {
        Optional<StuckLanes.Stuck> stuck = forwarder.stuck().find(message);
        if (stuck.isPresent()) {
            journal.giveUp(stuck.get().head(), reason);
            forwarder.stuck().giveUp(message, reason);
            forwarder.wake();
        }
    }

    @Override
    public void dismiss(MessageId message) {
        if (journal.isRefused(message)) {
            journal.forget(message);
        }
    }

    @Override
    public Promises promises(Instant from, Instant to) {
        return journal.promises(from, to);
    }

    /**
     * What was recorded and is still kept, in a write-ahead journal, is recorded, and the event store knows more of it;
     * unless the store may have lost it, and it is soon to be offered again.
     */
    @Override
    public Optional<Kept> find(MessageId message) {
        boolean mayBeLost = forwarder.tail().isToOfferAgain(); // asked first: what is offered again waits
        return (mayBeLost && journal.isKept(message)) || journal.isWaiting(message) || journal.isRefused(message)
                ? journal.find(message)
                        .map(kept -> new Kept(
                                kept.command().neighborhoodId(),
                                kept.command().author(),
                                kept.journaledAt(),
                                kept.refusal()))
                : Optional.empty();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("secureside.intake.waiting", () -> journal.depth().waiting())
                .description("Messages in the journal that wait to be recorded")
                .register(meters);
        Gauge.builder("secureside.intake.refused", () -> journal.depth().refused())
                .description("Messages that were promised and could not be recorded")
                .register(meters);
        Gauge.builder("secureside.intake.size", () -> journal.depth().bytes())
                .baseUnit("bytes")
                .description("Text and metadata in the journal")
                .register(meters);
        Gauge.builder("secureside.intake.fill", this::fill)
                .description("The share of the journal's room that is used, by entries or by bytes, whichever is more")
                .register(meters);
        Gauge.builder("secureside.intake.oldest", this::oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest message has waited to be recorded")
                .register(meters);
        FunctionCounter.builder("secureside.intake.recorded", forwarder, Forwarder::recorded)
                .description("Messages that were recorded out of the journal")
                .register(meters);
    }

    private double fill() {
        Depth depth = journal.depth();
        return Math.max(
                (double) depth.entries() / limits.maxEntries(),
                (double) depth.bytes() / limits.maxBytes().toBytes());
    }

    private double oldestSeconds() {
        Depth depth = journal.depth();
        return depth.oldest() == null
                ? 0
                : Duration.between(depth.oldest(), clock.instant()).toMillis() / 1000.0;
    }
}
