package org.secureside.query.delays;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.secureside.api.DomainEvent;
import org.secureside.api.message.MessageSent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.ProjectedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes when each message became visible on this node, in the transaction that makes it visible: so there is a note of
 * every message that readers see, and of none that is parked. The first note stands, whatever is replayed. What a rebuild
 * fills is not noted: it is what was visible before.
 */
@Component
class VisibleMessages implements ProjectedTables {

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    VisibleMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stage stage() {
        return Stage.VISIBLE;
    }

    @Override
    public void write(JdbcClient any, List<Recorded<DomainEvent>> events) {
        // Whether it is visible then, or fills a generation that nobody reads yet, is not known here.
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        note(jdbc, events);
    }

    /** Events that were applied again may have brought a message that was not there. */
    @Override
    public void mend(JdbcClient inPlace, List<Recorded<DomainEvent>> events) {
        note(inPlace, events);
    }

    private void note(JdbcClient transaction, List<Recorded<DomainEvent>> events) {
        List<Recorded<MessageSent>> sent = Recorded.only(MessageSent.class, events);
        if (sent.isEmpty()) {
            return;
        }
        transaction
                .sql("""
                insert into message_visible (position, message_id, visible_at)
                select position, message_id, ? from unnest(?, ?) as given (position, message_id)
                on conflict (position) do nothing""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(Columns.of("bigint", sent, Recorded::position))
                .param(Columns.of("uuid", sent, row -> row.event().messageId()))
                .update();
    }
}
