package org.secureside.query.export;

import java.util.List;
import java.util.function.Consumer;
import org.secureside.api.evidence.Hash;
import org.secureside.query.evidence.HistoryRows;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * Reads the events of an export, a page at a time: one page is all that is held, however long the export is, and no
 * statement lasts longer than a page takes.
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
            where history_event.position > ? and history_event.position <= ?""";

    private final ReadDatabase database;

    ExportReader(ReadDatabase database) {
        this.database = database;
    }

    /** Reads all events of the range that pass the filter, in the order of the log. */
    void read(ExportRange range, ExportParameters filter, Consumer<List<ExportedEvent>> pages) {
        long after = range.after();
        while (true) {
            List<ExportedEvent> page = database.sql(
                            SELECT + filter.sql() + " order by history_event.position limit " + PAGE)
                    .param(range.firstPosition())
                    .param(after)
                    .param(range.upTo())
                    .params(filter.parameters())
                    .query((row, number) -> new ExportedEvent(
                            HistoryRows.leaf(row), Hash.at(row.getBytes("leaf"), 0), Hash.at(row.getBytes("link"), 0)))
                    .list();
            if (!page.isEmpty()) {
                pages.accept(page);
                after = page.getLast().event().position();
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    /** Returns how many events of the range pass the filter. */
    long count(ExportRange range, ExportParameters filter) {
        return database.sql("select count(*) from history_event where position > ? and position <= ?" + filter.sql())
                .param(range.after())
                .param(range.upTo())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }
}
