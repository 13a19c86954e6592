package org.secureside.command.dispatch;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets what changed ten thousand times load as fast as what is new: from a snapshot, and the events after it. Snapshots
 * are no events. They are taken when the command that met too many events has been answered, or is about to be; nobody
 * waits for them, and one that could not be taken is taken with the next command.
 */
@Component
public class Snapshots {

    /** As many as one page of a stream has: so a load is the snapshot and two pages at the most. */
    static final int EVENTS_BETWEEN = 100;

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    /** What an aggregate is after some of its events. */
    public interface Folding {

        /**
         * Takes in a snapshot, or the next event.
         *
         * @return whether it is known. What follows on something unknown may not be made a snapshot of: a later release,
         *     which does know it, would never see it again.
         */
        boolean follow(Object event, long version);

        /** Returns what stands for everything that was taken in. */
        Object snapshot();
    }

    private final EventStore events;
    private final Executor aside = task -> Thread.ofVirtual().name("snapshot").start(task);

    Snapshots(@Lazy EventStore events) {
        this.events = events;
    }

    /** Returns what has snapshots taken of one kind of aggregate, each of which is folded anew. */
    public SnapshotTriggerDefinition of(Supplier<? extends Folding> foldings) {
        return new EventCountSnapshotTriggerDefinition(
                new Folded.Builder(events, aside, foldings).build(), EVENTS_BETWEEN);
    }

    private static final class Folded extends AbstractSnapshotter {

        private final Supplier<? extends Folding> foldings;

        private Folded(Builder builder) {
            super(builder);
            this.foldings = builder.foldings;
        }

        @Override
        protected @Nullable DomainEventMessage<?> createSnapshot(
                Class<?> aggregateType, String aggregateIdentifier, DomainEventStream stream) {
            Folding folding = foldings.get();
            DomainEventMessage<?> newest = null;
            for (Iterator<? extends DomainEventMessage<?>> rest = stream; rest.hasNext(); ) {
                newest = rest.next();
                if (!folding.follow(newest.getPayload(), newest.getSequenceNumber())) {
                    return null;
                }
            }
            return newest == null
                    ? null
                    : new GenericDomainEventMessage<>(
                            newest.getType(), aggregateIdentifier, newest.getSequenceNumber(), folding.snapshot());
        }

        /** Messages of failures may quote what a resident wrote: only the kind is logged. */
        @Override
        protected Runnable createSnapshotterTask(Class<?> aggregateType, String aggregateIdentifier) {
            Runnable task = super.createSnapshotterTask(aggregateType, aggregateIdentifier);
            return () -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.warn(
                            "No snapshot of {} {} was taken: {}",
                            aggregateType.getSimpleName(),
                            aggregateIdentifier,
                            e.getClass().getSimpleName());
                }
            };
        }

        private static final class Builder extends AbstractSnapshotter.Builder {

            private final Supplier<? extends Folding> foldings;

            Builder(EventStore events, Executor executor, Supplier<? extends Folding> foldings) {
                eventStore(events);
                executor(executor);
                this.foldings = foldings;
            }

            Folded build() {
                return new Folded(this);
            }
        }
    }
}
