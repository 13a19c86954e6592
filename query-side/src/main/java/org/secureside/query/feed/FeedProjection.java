package org.secureside.query.feed;

import java.util.List;
import org.secureside.api.DomainEvent;
import org.secureside.api.message.MessageEvent;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.ProjectedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the messages of all neighborhoods for readers. */
@Component
class FeedProjection implements ProjectedTables {

    @Override
    public Stage stage() {
        return Stage.MESSAGES;
    }

    @Override
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        new MessageTables(jdbc).write(MessageChange.of(Recorded.only(MessageEvent.class, events)));
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        Recorded.only(MessageEvent.class, events)
                .forEach(recorded -> commit.changed(recorded.event().messageId().value()));
    }

    @Override
    public void mend(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        new MendedMessages(jdbc).write(Recorded.only(MessageEvent.class, events));
    }
}
