package org.secureside.query.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.secureside.api.DomainEvent;
import org.secureside.query.generation.Generations;
import org.secureside.query.projection.FeedTables;
import org.secureside.query.projection.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what was parked, or gives it up, within a transaction of the caller's. Live events must wait meanwhile: those of
 * the stream would otherwise be parked behind letters that are gone.
 */
@Component
class ParkedStreams {

    private static final Logger log = LoggerFactory.getLogger(ParkedStreams.class);

    private record Letter(
            long position, String type, String revision, String payload, DomainEventMessage<?> envelope) {}

    private final JdbcClient jdbc;
    private final Generations generations;
    private final FeedTables tables;
    private final Serializer serializer;
    private final TransactionTemplate savepoint;

    ParkedStreams(
            JdbcClient jdbc,
            Generations generations,
            FeedTables tables,
            @Qualifier("eventSerializer") Serializer serializer,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.generations = generations;
        this.tables = tables;
        this.serializer = serializer;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Applies the parked events of a stream in their order, up to the first that still cannot be, and returns those. */
    List<Recorded<DomainEvent>> retry(String sequence) {
        List<Recorded<DomainEvent>> applied = new ArrayList<>();
        for (Letter letter : lettersOf(sequence)) {
            try {
                applied.add(savepoint.execute(status -> apply(letter)));
            } catch (RuntimeException e) {
                if (!Poison.isIn(e)) {
                    throw e;
                }
                keep(letter, e);
                break;
            }
        }
        log.info("{} parked events of {} are applied", applied.size(), sequence);
        return applied;
    }

    /**
     * Gives the parked events of a stream up that stand at a position or before it, and returns how many there were. What
     * waited behind them stays parked: nobody has said yet what is to become of it.
     */
    int discard(String sequence, long upTo) {
        int discarded = jdbc.sql("delete from dead_letter where projection = 'feed' and generation = ? and sequence = ?"
                        + " and position <= ?")
                .param(generations.serving())
                .param(sequence)
                .param(upTo)
                .update();
        if (discarded > 0) {
            jdbc.sql("update dead_letter set cause_message = 'What it waited for is given up: retry the stream'"
                            + " where projection = 'feed' and generation = :generation and cause_message is null"
                            + " and position = (select min(position) from dead_letter where projection = 'feed'"
                            + " and generation = :generation and sequence = :sequence)")
                    .param("generation", generations.serving())
                    .param("sequence", sequence)
                    .update();
        }
        return discarded;
    }

    private Recorded<DomainEvent> apply(Letter letter) {
        DomainEvent event = serializer.deserialize(
                new SimpleSerializedObject<>(letter.payload(), String.class, letter.type(), letter.revision()));
        Recorded<DomainEvent> recorded =
                Recorded.of(event, letter.envelope(), new GlobalSequenceTrackingToken(letter.position()));
        tables.write(jdbc, List.of(recorded));
        tables.mend(jdbc, List.of(recorded));
        jdbc.sql("delete from dead_letter where projection = 'feed' and generation = ? and position = ?")
                .param(generations.serving())
                .param(letter.position())
                .update();
        return recorded;
    }

    private void keep(Letter letter, RuntimeException failure) {
        jdbc.sql("update dead_letter set tries = tries + 1, tried_at = now(), cause_type = ?, cause_message = ?"
                        + " where projection = 'feed' and generation = ? and position = ?")
                .param(Poison.kindOf(failure))
                .param(Poison.describe(failure))
                .param(generations.serving())
                .param(letter.position())
                .update();
    }

    private List<Letter> lettersOf(String sequence) {
        return jdbc.sql("select * from dead_letter where projection = 'feed' and generation = ? and sequence = ?"
                        + " order by position for update")
                .param(generations.serving())
                .param(sequence)
                .query((row, number) -> letter(row))
                .list();
    }

    private Letter letter(ResultSet row) throws SQLException {
        MetaData metadata = serializer.deserialize(new SerializedMetaData<>(row.getString("metadata"), String.class));
        Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return new Letter(
                row.getLong("position"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("payload"),
                new GenericDomainEventMessage<>(
                        row.getString("stream_type"),
                        row.getString("sequence"),
                        row.getLong("version"),
                        new GenericMessage<>(row.getString("event_id"), "", metadata),
                        () -> at));
    }
}
