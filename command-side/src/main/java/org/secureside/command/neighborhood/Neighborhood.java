package org.secureside.command.neighborhood;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.ChangeMemberRole;
import org.secureside.api.neighborhood.DismissMember;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.neighborhood.OpenNeighborhood;
import org.secureside.api.neighborhood.RenameNeighborhood;
import org.secureside.command.dispatch.Change;

/** A neighborhood and who belongs to it. */
@Aggregate(type = "Neighborhood", snapshotTriggerDefinition = NeighborhoodSnapshots.TRIGGER)
class Neighborhood {

    @AggregateIdentifier
    private @Nullable NeighborhoodId id;

    private String name = "";

    private final Roster roster = new Roster();

    Neighborhood() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    Neighborhood(OpenNeighborhood command) {
        openedBy(command).forEach(AggregateLifecycle::apply);
    }

    /** Returns the events that an accepted command is recorded as. */
    static List<NeighborhoodEvent> openedBy(OpenNeighborhood command) {
        return List.of(
                new NeighborhoodOpened(command.neighborhoodId(), command.name().value(), command.openedBy()),
                new MemberAdmitted(command.neighborhoodId(), command.openedBy(), MemberRole.MODERATOR));
    }

    @CommandHandler
    Change handle(RenameNeighborhood command) {
        NeighborhoodRules.onlyModeratorsMay(command.neighborhoodId(), roster, command.renamedBy());
        // Asked before the version: whoever repeats a change that was recorded has got what they ask for.
        if (!name.equals(command.name().value())) {
            NeighborhoodRules.nothingIsChangedUnseen(command.expected(), getVersion());
            apply(new NeighborhoodRenamed(
                    command.neighborhoodId(), command.name().value()));
        }
        return Change.at(getVersion());
    }

    @CommandHandler
    Change handle(AdmitMember command) {
        NeighborhoodRules.onlyModeratorsMay(command.neighborhoodId(), roster, command.admittedBy());
        NeighborhoodRules.admittingChangesNoRole(roster, command);
        boolean isNew = !roster.has(command.resident());
        if (isNew) {
            NeighborhoodRules.thereIsRoom(roster);
            apply(new MemberAdmitted(command.neighborhoodId(), command.resident(), command.role()));
        }
        return Change.put(getVersion(), isNew);
    }

    @CommandHandler
    Change handle(ChangeMemberRole command) {
        NeighborhoodRules.onlyModeratorsMay(command.neighborhoodId(), roster, command.changedBy());
        NeighborhoodRules.onlyMembersHaveARole(roster, command.resident());
        if (roster.roleOf(command.resident()) != command.role()) {
            NeighborhoodRules.oneModeratorRemains(roster, command.resident());
            NeighborhoodRules.nothingIsChangedUnseen(command.expected(), getVersion());
            apply(new MemberRoleChanged(command.neighborhoodId(), command.resident(), command.role()));
        }
        return Change.at(getVersion());
    }

    @CommandHandler
    Change handle(DismissMember command) {
        NeighborhoodRules.onlyModeratorsDismissOthers(command, roster);
        if (roster.has(command.resident())) {
            NeighborhoodRules.oneModeratorRemains(roster, command.resident());
            NeighborhoodRules.nothingIsChangedUnseen(command.expected(), getVersion());
            apply(new MemberLeft(command.neighborhoodId(), command.resident()));
        }
        return Change.at(getVersion());
    }

    @EventSourcingHandler
    void on(NeighborhoodEvent event) {
        switch (event) {
            case NeighborhoodOpened opened -> {
                id = opened.neighborhoodId();
                name = opened.name();
            }
            case NeighborhoodRenamed renamed -> name = renamed.name();
            case MemberAdmitted admitted -> roster.enter(admitted.resident(), admitted.role());
            case MemberRoleChanged changed -> roster.enter(changed.resident(), changed.role());
            case MemberLeft left -> roster.strike(left.resident());
        }
    }

    @EventSourcingHandler
    void on(NeighborhoodSnapshot snapshot) {
        id = snapshot.neighborhoodId();
        name = snapshot.name();
        snapshot.members().forEach((role, residents) -> residents.forEach(resident -> roster.enter(resident, role)));
    }

    /** Returns what stands for everything that has happened to it. */
    NeighborhoodSnapshot snapshot() {
        return new NeighborhoodSnapshot(
                Objects.requireNonNull(id, "the stream of a neighborhood begins with its opening"),
                name,
                roster.byRole());
    }
}
