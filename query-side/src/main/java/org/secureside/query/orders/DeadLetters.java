package org.secureside.query.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** The events that this node could not apply to what is read now, and those of the same streams behind them. */
@Component
class DeadLetters {

    /** The most that are told of a node, those that wait for the longest first. */
    static final int MOST = 500;

    /**
     * A parked event; what it says is not told.
     *
     * @param node the node that parked it
     * @param projection what it could not be applied to
     * @param sequence its stream
     * @param position where it stands in the log
     * @param version its number in its stream
     * @param type its name
     * @param revision its revision
     * @param cause what was in its way, or nothing if it only waits for an earlier one of its stream
     * @param parkedAt when it was parked, by the node's clock
     * @param tries how often it was tried
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Letter(
            String node,
            String projection,
            String sequence,
            long position,
            long version,
            String type,
            @Nullable String revision,
            @Nullable String cause,
            Instant parkedAt,
            int tries) {}

    private final String node;
    private final ReadDatabase database;

    DeadLetters(SecureSideProperties properties, ReadDatabase database) {
        this.node = properties.node().name();
        this.database = database;
    }

    List<Letter> own() {
        return database.sql(
                        "select projection, sequence, position, version, type, revision, cause_message, parked_at, tries"
                                + " from parked_event order by position limit ?")
                .param(MOST)
                .query((row, number) -> new Letter(
                        node,
                        row.getString("projection"),
                        row.getString("sequence"),
                        row.getLong("position"),
                        row.getLong("version"),
                        row.getString("type"),
                        row.getString("revision"),
                        row.getString("cause_message"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tries")))
                .list();
    }
}
