package org.secureside.query.export;

import java.util.List;
import java.util.function.Consumer;
import org.secureside.api.evidence.Hash;
import org.secureside.query.evidence.HistoryRows;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventParameters;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.PositionSpan;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the events of an export, a page at a time: one page is all that is held, however long the export is, and no
 * statement lasts longer than a page takes. Where only some events are asked for, the history leads to their positions by
 * its indexes, that of times included, so that what is not asked for is not read.
 */
@Component
class ExportReader {

    private static final int PAGE = 500;

    /** The witnessed hashes of an event are 32 bytes of each column of its block. */
    private static final String SELECT = "select " + HistoryRows.COLUMNS + """
            , substring(evidence_block.leaves
                from cast(history_event.position - evidence_block.first_position as integer) * 32 + 1 for 32) as leaf
            , substring(evidence_block.links
                from cast(history_event.position - evidence_block.first_position as integer) * 32 + 1 for 32) as link
            from history_event
            join evidence_block on evidence_block.block = (history_event.position - ?) / 1024
            where\s""";

    private final ReadDatabase database;
    private final HistoryEvents history;

    ExportReader(ReadDatabase database, HistoryEvents history) {
        this.database = database;
        this.history = history;
    }

    /** Reads all events of the range that pass the conditions, in the order of the log. */
    void read(ExportRange range, EventParameters conditions, Consumer<List<ExportedEvent>> pages) {
        if (conditions.areNone()) {
            readAll(range, pages);
        } else {
            history.span(conditions.filter())
                    .ifPresent(span -> readSome(
                            range,
                            conditions.filter(),
                            span.after(range.after()).upTo(range.upTo()),
                            pages));
        }
    }

    private void readAll(ExportRange range, Consumer<List<ExportedEvent>> pages) {
        long after = range.after();
        List<ExportedEvent> page;
        do {
            page = events(database.sql(SELECT + "history_event.position > ? and history_event.position <= ?"
                            + " order by history_event.position limit " + PAGE)
                    .param(range.firstPosition())
                    .param(after)
                    .param(range.upTo()));
            if (!page.isEmpty()) {
                pages.accept(page);
                after = page.getLast().event().position();
            }
        } while (page.size() == PAGE);
    }

    private void readSome(
            ExportRange range, EventFilter filter, PositionSpan span, Consumer<List<ExportedEvent>> pages) {
        PositionSpan rest = span;
        List<Long> positions;
        do {
            positions = history.firstOf(filter, rest, PAGE);
            if (!positions.isEmpty()) {
                pages.accept(
                        events(database.sql(SELECT + "history_event.position = any (?) order by history_event.position")
                                .param(range.firstPosition())
                                .param(Columns.of("bigint", positions, position -> position))));
                rest = rest.after(positions.getLast());
            }
        } while (positions.size() == PAGE);
    }

    private static List<ExportedEvent> events(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> new ExportedEvent(
                        HistoryRows.leaf(row), Hash.at(row.getBytes("leaf"), 0), Hash.at(row.getBytes("link"), 0)))
                .list();
    }

    /** Returns how many events of the range pass the conditions. */
    long count(ExportRange range, EventParameters conditions) {
        return conditions.areNone()
                ? Math.max(0, range.upTo() - range.after())
                : history.span(conditions.filter())
                        .map(span -> history.count(
                                conditions.filter(), span.after(range.after()).upTo(range.upTo())))
                        .orElse(0L);
    }
}
