package org.secureside.query.readafter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.secureside.api.EntityTag;
import org.secureside.api.ResidentId;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * Tells whether this node shows what somebody wrote. The rows themselves are asked, so it does not matter how long ago
 * it was written, or whether the node was restarted since.
 */
@Component
class Visibility {

    /**
     * Whoever may not read something is not told that it is there, either. Whoever has left a neighborhood is shown
     * nothing of it any more, so there is no version of its messages to wait for.
     */
    private static final String VERSIONS = """
            select message_id as id, case when gone then 9223372036854775807 else message.version end as version
            from message join member using (neighborhood_id)
            where message_id = any (:ids) and resident = :reader
            union all
            select neighborhood_id, neighborhood.version from neighborhood join member using (neighborhood_id)
            where neighborhood_id = any (:ids) and resident = :reader
            union all
            select marker_id, version from read_marker where marker_id = any (:ids) and resident = :reader
            union all
            select replay_id, version from ordered_replay where replay_id = any (:ids) and requested_by = :reader""";

    private final ReadDatabase database;

    Visibility(ReadDatabase database) {
        this.database = database;
    }

    /** Returns whether the reader is shown all of these states, or later ones. */
    boolean shows(List<EntityTag> states, ResidentId reader) {
        Map<UUID, Long> shown = new HashMap<>();
        database.sql(VERSIONS)
                .param("ids", Columns.of("uuid", states, EntityTag::id))
                .param("reader", reader.value())
                .query(row -> {
                    shown.put(row.getObject("id", UUID.class), row.getLong("version"));
                });
        return states.stream().allMatch(state -> shown.getOrDefault(state.id(), -1L) >= state.version());
    }
}
