package org.secureside.query.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.query.reads.ReadDatabase;

/**
 * Leads from times to positions. Times of recording are those of several clocks and do not quite grow with the positions,
 * so the blocks that can hold a time are looked up, and within them every event is looked at.
 */
final class Positions {

    private static final OffsetDateTime FIRST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LAST = OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);

    private final ReadDatabase database;

    Positions(ReadDatabase database) {
        this.database = database;
    }

    /** Returns the positions between which all events of a window are; nothing if there are none in it. */
    Optional<PositionSpan> within(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return Optional.of(PositionSpan.ALL);
        }
        return database.sql("""
                select min(block) as first, max(block) as last from history_block
                where latest >= ? and earliest < ?""")
                .param(from == null ? FIRST : from.atOffset(ZoneOffset.UTC))
                .param(to == null ? LAST : to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("first") == null
                        ? Optional.<PositionSpan>empty()
                        : Optional.of(new PositionSpan(
                                row.getLong("first") * HistoryTable.BLOCK,
                                (row.getLong("last") + 1) * HistoryTable.BLOCK)))
                .single();
    }

    /** Returns whether there is an event that was recorded later than an instant. */
    boolean hasLaterThan(OffsetDateTime instant) {
        return database.sql("select exists (select 1 from history_block where latest > ?)")
                .param(instant)
                .query(Boolean.class)
                .single();
    }

    /** Returns the position before the first event that was recorded later than an instant. */
    long lastAt(OffsetDateTime instant) {
        return database.sql("""
                select coalesce(
                    (
                        select position - 1 from history_event
                        where position >= (select min(block) from history_block where latest > :instant) * :block
                          and recorded_at > :instant
                        order by position limit 1
                    ),
                    (select max(position) from history_event),
                    0)""")
                .param("instant", instant)
                .param("block", HistoryTable.BLOCK)
                .query(Long.class)
                .single();
    }
}
