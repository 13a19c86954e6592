package org.secureside.query.neighborhood;

import java.util.List;
import org.secureside.api.DomainEvent;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.ProjectedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps neighborhoods and their members for readers. */
@Component
class NeighborhoodProjection implements ProjectedTables {

    @Override
    public Stage stage() {
        return Stage.NEIGHBORHOODS;
    }

    @Override
    public void write(JdbcClient jdbc, List<Recorded<DomainEvent>> events) {
        new NeighborhoodTables(jdbc).write(Recorded.only(NeighborhoodEvent.class, events));
    }

    @Override
    public void tell(List<Recorded<DomainEvent>> events, Commit commit) {
        Recorded.only(NeighborhoodEvent.class, events)
                .forEach(recorded ->
                        commit.changed(recorded.event().neighborhoodId().value()));
    }
}
