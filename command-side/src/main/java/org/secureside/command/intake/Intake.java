package org.secureside.command.intake;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.InTime;
import org.secureside.command.intake.Journal.Kept;
import org.secureside.command.membership.Members;
import org.secureside.command.membership.NotAMemberException;

/**
 * Takes messages in: records them, or, where the event store does not take them in time, journals them to be recorded
 * later. While older messages of a neighborhood are in the journal, newer ones go there too, so that they stay in order.
 */
final class Intake implements AutoCloseable, TakesMessages {

    private final Journal journal;
    private final Forwarder forwarder;
    private final Recorder recorder;
    private final Members known;
    private final Members members;
    private final Duration patience;
    private final boolean writeAhead;
    private final InTime inTime = new InTime("intake");

    Intake(
            Journal journal,
            Forwarder forwarder,
            Recorder recorder,
            Members known,
            Members members,
            Duration patience,
            boolean writeAhead) {
        this.journal = journal;
        this.forwarder = forwarder;
        this.recorder = recorder;
        this.known = known;
        this.members = members;
        this.patience = patience;
        this.writeAhead = writeAhead;
    }

    @Override
    public Outcome take(SendMessage command, MetaData metadata) {
        Deadline deadline = Deadline.in(InTime.FOR_A_REQUEST);
        requireWorking();
        if (journal.isWaiting(command.messageId()) || mustQueue(command)) {
            requireMember(command, deadline);
            return promise(command, metadata, deadline);
        }
        return writeAhead ? writeAhead(command, metadata, deadline) : recordOrPromise(command, metadata, deadline);
    }

    /** What nobody would ever write down or record is not to be waited for. */
    private void requireWorking() {
        if (journal.broken() != null || forwarder.broken() != null) {
            throw new JournalUnavailableException("it has ended, and works again after a restart", null);
        }
    }

    private boolean mustQueue(SendMessage command) {
        // With nothing in the journal, the forwarder has nothing to find out with that the event store is well again.
        if (forwarder.trouble().isSuspected() && !journal.isEmpty()) {
            return true;
        }
        if (writeAhead && forwarder.tail().isToOfferAgain()) {
            return true;
        }
        // Else a neighborhood in which somebody always writes would never come out of the journal again.
        return journal.isQueueing(command.neighborhoodId()) && !journal.awaitDrained(command.neighborhoodId());
    }

    private Outcome recordOrPromise(SendMessage command, MetaData metadata, Deadline deadline) {
        try {
            Change change = recordInTime(command, metadata);
            if (journal.isRefused(command.messageId())) {
                journal.forget(command.messageId(), deadline);
            }
            return new Outcome.Recorded(change);
        } catch (RuntimeException failure) {
            if (Blame.of(failure) != Blame.THE_STORE) {
                throw failure;
            }
            forwarder.trouble().suspect();
            requireMember(command, deadline);
            return promise(command, metadata, deadline);
        }
    }

    private Outcome writeAhead(SendMessage command, MetaData metadata, Deadline deadline) {
        Deadline forTheDisk = deadline.leaving(patience);
        requireMember(command, forTheDisk);
        Kept row = keep(command, metadata, false, forTheDisk);
        long connection = forwarder.tail().connection();
        try {
            Change change = recordInTime(command, metadata);
            journal.keepRecorded(command.messageId());
            if (forwarder.tail().connection() != connection) {
                journal.offerAgain(command.messageId()); // the store took it, and may have lost it since
                forwarder.wake();
            }
            return new Outcome.Recorded(change);
        } catch (RuntimeException failure) {
            if (Blame.of(failure) != Blame.THE_STORE) {
                if (row.isNew()) {
                    journal.withdraw(command.messageId(), deadline);
                }
                throw failure;
            }
            forwarder.trouble().suspect();
            requirePromisable(row); // the forwarder does not take up what was refused
            requireLeft(row);
            forwarder.wake();
            return new Outcome.Promised(!row.isNew());
        }
    }

    private Outcome promise(SendMessage command, MetaData metadata, Deadline deadline) {
        Kept row = keep(command, metadata, true, deadline);
        if (!row.isNew()) {
            requireLeft(row);
        }
        forwarder.wake();
        return new Outcome.Promised(!row.isNew());
    }

    /** Another request with the same key may still be at the event store, or about to let go of the message. */
    private void requireLeft(Kept row) {
        if (!journal.leave(row.message().command().messageId())) {
            throw new JournalUnavailableException("the message is just being recorded or refused", null);
        }
    }

    private Kept keep(SendMessage command, MetaData metadata, boolean waits, Deadline deadline) {
        Kept row = keepIfThereIsRoom(command, metadata, waits, deadline);
        if (!row.message().command().equals(command)) {
            throw Creations.keyReused();
        }
        if (waits) {
            requirePromisable(row);
        }
        return row;
    }

    private Kept keepIfThereIsRoom(SendMessage command, MetaData metadata, boolean waits, Deadline deadline) {
        try {
            return journal.keep(command, texts(metadata), waits, deadline);
        } catch (JournalFullException full) {
            throw full.withRoomIn(forwarder.untilThereIsRoom());
        }
    }

    private static void requirePromisable(Kept row) {
        if (row.message().refusal() != null) {
            throw new JournalUnavailableException(
                    "the message was refused before, and is tried on the event store only", null);
        }
    }

    private static Map<String, String> texts(MetaData metadata) {
        return metadata.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    /**
     * What this node knows is enough, for a message is looked at once more when it is recorded. Whoever it does not know
     * may have been admitted a moment ago.
     */
    private void requireMember(SendMessage command, Deadline deadline) {
        if (!inTime.get(() -> isMember(command), deadline.left())) {
            throw new NotAMemberException(command.author(), command.neighborhoodId());
        }
    }

    private boolean isMember(SendMessage command) {
        return known.roleOf(command.author(), command.neighborhoodId()).isPresent()
                || members.roleOf(command.author(), command.neighborhoodId()).isPresent();
    }

    /** An attempt that takes too long is left alone, not broken off: should it succeed, the next one will say so. */
    private Change recordInTime(SendMessage command, MetaData metadata) {
        return inTime.get(() -> recorder.record(command, metadata), patience);
    }

    @Override
    public void close() {
        inTime.close();
    }
}
