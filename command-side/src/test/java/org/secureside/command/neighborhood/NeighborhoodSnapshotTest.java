package org.secureside.command.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.command.MapleStreet.ADA;
import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.ChangeMemberRole;
import org.secureside.api.neighborhood.DismissMember;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.neighborhood.RenameNeighborhood;
import org.secureside.command.Decision;

/** A neighborhood decides the same, whether it is loaded from its events or from a snapshot and the rest of them. */
class NeighborhoodSnapshotTest {

    private static final NeighborhoodOpened OPENED = new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA);
    private static final MemberAdmitted FIRST = new MemberAdmitted(MAPLE_STREET, ADA, MemberRole.MODERATOR);
    private static final Decision.Loaded LOADED =
            new Decision.Loaded(Neighborhood.class, MAPLE_STREET.toString(), List.of());

    @Property(tries = 300)
    void itDecidesTheSame(
            @ForAll("histories") List<NeighborhoodEvent> history,
            @ForAll @IntRange(min = 1, max = 40) int folded,
            @ForAll("commands") Object command) {
        Decision fromEvents = LOADED.after(history, command);
        Decision fromSnapshot =
                LOADED.after(history, Math.min(folded, history.size()), new NeighborhoodSnapshots.Folded(), command);

        assertThat(fromSnapshot).isEqualTo(fromEvents);
    }

    @Test
    void whatALaterReleaseRecordedIsNotFolded() {
        NeighborhoodSnapshots.Folded folded = new NeighborhoodSnapshots.Folded();

        assertThat(folded.follow(OPENED, 0)).isTrue();
        assertThat(folded.follow("twinned with Elm Street", 1)).isFalse();
    }

    @Provide
    Arbitrary<List<NeighborhoodEvent>> histories() {
        Arbitrary<NeighborhoodEvent> renamed = names().map(name -> new NeighborhoodRenamed(MAPLE_STREET, name.value()));
        Arbitrary<NeighborhoodEvent> admitted =
                Combinators.combine(anybody(), roles()).as((who, role) -> new MemberAdmitted(MAPLE_STREET, who, role));
        Arbitrary<NeighborhoodEvent> changed = Combinators.combine(anybody(), roles())
                .as((who, role) -> new MemberRoleChanged(MAPLE_STREET, who, role));
        Arbitrary<NeighborhoodEvent> left = anybody().map(who -> new MemberLeft(MAPLE_STREET, who));
        return Arbitraries.oneOf(renamed, admitted, changed, left)
                .list()
                .ofMaxSize(30)
                .map(after -> {
                    List<NeighborhoodEvent> all = new ArrayList<>(List.of(OPENED, FIRST));
                    all.addAll(after);
                    return all;
                });
    }

    @Provide
    Arbitrary<Object> commands() {
        return Arbitraries.oneOf(
                Combinators.combine(names(), anybody(), versions())
                        .as((name, who, version) -> new RenameNeighborhood(MAPLE_STREET, name, who, version)),
                Combinators.combine(anybody(), roles(), anybody())
                        .as((resident, role, who) -> new AdmitMember(MAPLE_STREET, resident, role, who)),
                Combinators.combine(anybody(), roles(), anybody(), versions())
                        .as((resident, role, who, version) ->
                                new ChangeMemberRole(MAPLE_STREET, resident, role, who, version)),
                Combinators.combine(anybody(), anybody(), versions())
                        .as((resident, who, version) -> new DismissMember(MAPLE_STREET, resident, who, version)));
    }

    private static Arbitrary<ResidentId> anybody() {
        return Arbitraries.of(ADA, BOB, CAROL, MALLORY);
    }

    private static Arbitrary<MemberRole> roles() {
        return Arbitraries.of(MemberRole.class);
    }

    private static Arbitrary<NeighborhoodName> names() {
        return Arbitraries.of("Maple Street", "Elm Street").map(NeighborhoodName::new);
    }

    private static Arbitrary<ExpectedVersion> versions() {
        Arbitrary<ExpectedVersion> any = Arbitraries.just(new ExpectedVersion.Any());
        Arbitrary<ExpectedVersion> one =
                Arbitraries.longs().between(0, 31).map(version -> new ExpectedVersion.OneOf(Set.of(version)));
        return Arbitraries.oneOf(any, one);
    }
}
