package org.secureside.command.neighborhood;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.web.problem.FieldCheck;

/** What clients ask of neighborhoods, and what they are told. */
final class NeighborhoodRequests {

    private NeighborhoodRequests() {}

    /**
     * Open a neighborhood, or give it another name.
     *
     * @param name what it is called
     */
    record Named(@Nullable String name) {

        void check(FieldCheck fields) {
            fields.field("name", NeighborhoodName.problemWith(name)).done();
        }
    }

    /**
     * Admit a resident, or give a member another role.
     *
     * @param role what they may do there
     */
    record InRole(@Nullable MemberRole role) {

        void check(FieldCheck fields) {
            fields.field("role", role == null ? Optional.of("must be RESIDENT or MODERATOR") : Optional.empty())
                    .done();
        }
    }

    /**
     * A neighborhood was opened.
     *
     * @param neighborhoodId its id
     * @param name what it is called
     */
    record Opened(NeighborhoodId neighborhoodId, String name) {}
}
