package org.secureside.query.deadletter;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.secureside.query.projection.Arrived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dead letters of one generation. Which streams are parked, and from where on, is kept in memory, for it is asked of
 * every event; whoever writes to the table in a transaction that then fails must {@link #forget()} it.
 */
public final class Letters {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private final JdbcClient jdbc;
    private final IntSupplier generation;
    private final Serializer serializer;
    private final int most;
    private @Nullable Map<String, Long> parked;
    private int parkedOf;

    /**
     * @param jdbc where they are, in the transaction of the rows
     * @param generation the generation that lacks what they bring
     * @param serializer the one that the events are stored with
     * @param most how many there may be of this generation
     */
    public Letters(JdbcClient jdbc, IntSupplier generation, Serializer serializer, int most) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.serializer = serializer;
        this.most = most;
    }

    /** Forgets what is known, as it may have changed without this object. */
    public synchronized void forget() {
        parked = null;
    }

    /** Returns whether an event waits behind the first that is parked of its stream, or is it. */
    public synchronized boolean isParked(Arrived event) {
        Map<String, Long> known = known();
        Long first = known.isEmpty() ? null : known.get(event.sequence());
        return first != null && event.position() >= first;
    }

    synchronized boolean isEmpty() {
        return known().isEmpty();
    }

    private Map<String, Long> known() {
        Map<String, Long> known = parked;
        if (known == null || parkedOf != generation.getAsInt()) {
            parkedOf = generation.getAsInt();
            Map<String, Long> found = new HashMap<>();
            jdbc.sql("select sequence, min(position) as first from dead_letter"
                            + " where projection = 'feed' and generation = ? group by sequence")
                    .param(parkedOf)
                    .query(row -> {
                        found.put(row.getString("sequence"), row.getLong("first"));
                    });
            known = found;
            parked = known;
        }
        return known;
    }

    /** Parks an event that could not be applied. */
    synchronized void park(Arrived event, RuntimeException cause) {
        insert(event, Poison.kindOf(cause), Poison.describe(cause), """
                update set cause_type = excluded.cause_type, cause_message = excluded.cause_message, tried_at = now()""");
        known().merge(event.sequence(), event.position(), Math::min);
        log.error(
                "{} {} at position {} is parked: {}",
                event.message().getPayloadType().getSimpleName(),
                event.sequence(),
                event.position(),
                Poison.describe(cause));
    }

    /** Parks events whose stream is parked. */
    synchronized void follow(List<Arrived> events) {
        events.forEach(event -> insert(event, null, null, "update set tried_at = now()"));
    }

    private void insert(Arrived event, @Nullable String causeType, @Nullable String causeMessage, String again) {
        DomainEventMessage<?> message = event.message();
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = message.serializeMetaData(serializer, String.class);
        int count = jdbc.sql("""
                insert into dead_letter (
                    projection, generation, position, sequence, version, stream_type, event_id, type, revision, payload,
                    metadata, recorded_at, cause_type, cause_message)
                select 'feed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                where ? > (select count(*) from dead_letter where projection = 'feed' and generation = ?)
                    or exists (select from dead_letter where projection = 'feed' and generation = ? and position = ?)
                on conflict (projection, generation, position) do\s""" + again)
                .param(generation.getAsInt())
                .param(event.position())
                .param(event.sequence())
                .param(message.getSequenceNumber())
                .param(message.getType())
                .param(message.getIdentifier())
                .param(payload.getType().getName())
                .param(payload.getType().getRevision())
                .param(payload.getData())
                .param(metadata.getData())
                .param(OffsetDateTime.ofInstant(message.getTimestamp(), ZoneOffset.UTC))
                .param(causeType)
                .param(causeMessage)
                .param(most)
                .param(generation.getAsInt())
                .param(generation.getAsInt())
                .param(event.position())
                .update();
        if (count == 0) {
            throw new TooManyLettersException(most);
        }
    }
}
