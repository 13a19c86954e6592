package org.secureside.eventstore.postgres;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.limit.EventTooLargeException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Stores events in PostgreSQL under positions that are dense and in commit order. The appends of concurrent units of
 * work share a round trip and a commit; each learns its own outcome. No transaction of the caller is used: an append is
 * stored when {@link #appendEvents(List)} returns.
 *
 * <p>Appending throws Axon's {@code ConcurrencyException} where the place of an event in its stream is taken
 * ({@code AggregateStreamCreationException} if it is the first), {@link EventStoreOverloadedException},
 * {@link EventStoreUnavailableException}, {@link AppendOutcomeUnknownException}, {@link EventTooLargeException} or
 * {@link UnstorableTextException}.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    /** Streams are short, and one of the largest events must fit into a small heap all the same. */
    private static final int EVENTS_PER_READ_OF_A_STREAM = 100;

    private final EventDatabase database;
    private final Appender appender;
    private final EventTable events;
    private final SnapshotTable snapshots;
    private final CommitNotifier notifier;
    private final int maxEventBytes;

    PostgresEventStorageEngine(PostgresEventStorageEngineBuilder builder) {
        super(builder.persistenceExceptionResolver(ConflictingEvent.class::isInstance)
                .finalAggregateBatchPredicate(page -> page.size() < EVENTS_PER_READ_OF_A_STREAM));
        this.database = builder.database();
        this.events = new EventTable(builder.reads());
        this.snapshots = new SnapshotTable(builder.reads());
        this.notifier = new CommitNotifier(database);
        this.maxEventBytes = builder.append().maxEventBytes();
        this.appender = new Appender(database, builder.append(), notifier::committed);
    }

    /** Returns a builder, which needs the database, a source of connections to read with, and the serializers. */
    public static PostgresEventStorageEngineBuilder builder() {
        return new PostgresEventStorageEngineBuilder();
    }

    EventDatabase database() {
        return database;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            appender.append(messages.stream()
                    .map(message -> NewEvent.of(message, serializer, maxEventBytes))
                    .toList());
        } catch (ConflictingEvent e) {
            handlePersistenceException(e, e.among(messages));
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        NewEvent row = NewEvent.of(snapshot, serializer, Integer.MAX_VALUE);
        reading(() -> {
            snapshots.store(row);
            return row;
        });
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return reading(() -> snapshots.read(aggregateIdentifier)).stream();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reading(() -> events.after(Positions.of(lastToken), batchSize));
    }

    /** Returns what follows the position, as far as one query reads. */
    EventPage readPage(GapAwareTrackingToken after) {
        List<StoredEvent> rows = reading(() -> events.after(after, batchSize()));
        GapAwareTrackingToken last =
                rows.isEmpty() ? after : Positions.of(rows.getLast().trackingToken());
        long bytes = rows.stream().mapToLong(StoredEvent::bytes).sum();
        boolean cutShort = rows.size() == batchSize() || bytes >= EventTable.MAX_PAGE_BYTES;
        return new EventPage(
                after,
                last,
                upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                        .toList(),
                bytes,
                !cutShort);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return reading(() -> events.ofStream(aggregateIdentifier, firstSequenceNumber, EVENTS_PER_READ_OF_A_STREAM));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reading(() -> events.lastSequenceNumber(aggregateIdentifier));
    }

    @Override
    public TrackingToken createTailToken() {
        return Positions.token(reading(events::positionBeforeFirst));
    }

    @Override
    public TrackingToken createHeadToken() {
        return Positions.token(reading(events::lastPosition));
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return Positions.token(reading(() -> events.positionBefore(dateTime)));
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException e) {
            throw new EventStoreUnavailableException("The event database cannot be read now", e);
        } catch (DataAccessException e) {
            throw new EventStoreException("The event database cannot be read", e);
        }
    }

    /** Returns how many appends wait for a writer now. */
    public int waitingAppends() {
        return appender.waiting();
    }

    /** Stops accepting events, and returns when those that wait are stored or refused. */
    @Override
    public void close() {
        appender.close();
        notifier.close();
    }
}
