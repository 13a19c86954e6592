package org.secureside.query.neighborhood;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.query.projection.Recorded;

/**
 * All that one batch of events does to one resident's membership.
 *
 * @param neighborhood where
 * @param resident who
 * @param admission their newest admission, if it is in the batch
 * @param role what they may do, if the batch tells it
 * @param gone whether they have left
 * @param version the neighborhood's version that brought the newest change
 */
record MemberChange(
        UUID neighborhood,
        String resident,
        @Nullable Recorded<NeighborhoodEvent> admission,
        @Nullable MemberRole role,
        boolean gone,
        long version) {

    private record Key(NeighborhoodId neighborhood, String resident) {}

    static List<MemberChange> of(List<Recorded<NeighborhoodEvent>> events) {
        Map<Key, MemberChange> changes = new LinkedHashMap<>();
        events.stream()
                .flatMap(MemberChange::of)
                .forEach(change -> changes.merge(
                        new Key(new NeighborhoodId(change.neighborhood), change.resident), change, MemberChange::and));
        return List.copyOf(changes.values());
    }

    private static Stream<MemberChange> of(Recorded<NeighborhoodEvent> recorded) {
        return switch (recorded.event()) {
            case NeighborhoodOpened event -> Stream.empty();
            case NeighborhoodRenamed event -> Stream.empty();
            case MemberAdmitted event -> change(recorded, event.resident(), recorded, event.role(), false);
            case MemberRoleChanged event -> change(recorded, event.resident(), null, event.role(), false);
            case MemberLeft event -> change(recorded, event.resident(), null, null, true);
        };
    }

    private static Stream<MemberChange> change(
            Recorded<NeighborhoodEvent> recorded,
            ResidentId resident,
            @Nullable Recorded<NeighborhoodEvent> admission,
            @Nullable MemberRole role,
            boolean gone) {
        UUID neighborhood = recorded.event().neighborhoodId().value();
        return Stream.of(new MemberChange(neighborhood, resident.value(), admission, role, gone, recorded.version()));
    }

    private MemberChange and(MemberChange next) {
        return new MemberChange(
                neighborhood,
                resident,
                next.admission == null ? admission : next.admission,
                next.role == null ? role : next.role,
                next.gone,
                next.version);
    }

    /** Returns what is to be known of the admission, if it is in the batch. */
    @Nullable Object admitted(Function<Recorded<NeighborhoodEvent>, Object> what) {
        return admission == null ? null : what.apply(admission);
    }
}
