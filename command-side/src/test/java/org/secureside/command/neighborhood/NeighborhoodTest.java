package org.secureside.command.neighborhood;

import static org.secureside.api.neighborhood.MemberRole.MODERATOR;
import static org.secureside.api.neighborhood.MemberRole.RESIDENT;
import static org.secureside.command.MapleStreet.ADA;
import static org.secureside.command.MapleStreet.BOB;
import static org.secureside.command.MapleStreet.CAROL;
import static org.secureside.command.MapleStreet.MALLORY;
import static org.secureside.command.MapleStreet.MAPLE_STREET;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.ChangeMemberRole;
import org.secureside.api.neighborhood.DismissMember;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.neighborhood.OpenNeighborhood;
import org.secureside.api.neighborhood.RenameNeighborhood;
import org.secureside.command.dispatch.Change;
import org.secureside.command.membership.NotAMemberException;

class NeighborhoodTest {

    private static final NeighborhoodOpened OPENED = new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA);
    private static final MemberAdmitted ADA_MODERATES = new MemberAdmitted(MAPLE_STREET, ADA, MODERATOR);
    private static final MemberAdmitted BOB_LIVES_THERE = new MemberAdmitted(MAPLE_STREET, BOB, RESIDENT);
    private static final MemberRoleChanged BOB_MODERATES_TOO = new MemberRoleChanged(MAPLE_STREET, BOB, MODERATOR);
    private static final MemberLeft BOB_LEFT = new MemberLeft(MAPLE_STREET, BOB);

    private static final ExpectedVersion ANY = new ExpectedVersion.Any();

    private final FixtureConfiguration<Neighborhood> neighborhood = new AggregateTestFixture<>(Neighborhood.class);

    private static ExpectedVersion version(long version) {
        return new ExpectedVersion.OneOf(Set.of(version));
    }

    @Test
    void whoeverOpensANeighborhoodIsItsFirstModerator() {
        neighborhood
                .givenNoPriorActivity()
                .when(new OpenNeighborhood(MAPLE_STREET, new NeighborhoodName("Maple Street"), ADA))
                .expectEvents(OPENED, ADA_MODERATES);
    }

    @Nested
    class Renaming {

        @Test
        void aModeratorRenames() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", ADA))
                    .expectEvents(new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"))
                    .expectResultMessagePayload(Change.at(2));
        }

        @Test
        void theNameItHasChangesNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"))
                    .when(rename("Elm Street", ADA))
                    .expectResultMessagePayload(Change.at(2))
                    .expectNoEvents();
        }

        @Test
        void membersWhoAreNoModeratorsRenameNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(rename("Elm Street", BOB))
                    .expectException(NeighborhoodRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        @Test
        void whoeverIsNoMemberIsToldNoMore() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", MALLORY))
                    .expectException(NotAMemberException.class)
                    .expectNoEvents();
        }

        @Test
        void aNeighborhoodThatHasNotChangedIsRenamed() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", ADA, version(1)))
                    .expectEvents(new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"))
                    .expectResultMessagePayload(Change.at(2));
        }

        @Test
        void oneOfSeveralVersionsWillDo() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", ADA, new ExpectedVersion.OneOf(Set.of(1L, 7L))))
                    .expectEvents(new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"));
        }

        @Test
        void whatHasChangedSinceIsNotRenamed() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"))
                    .when(rename("Oak Street", ADA, version(1)))
                    .expectException(NeighborhoodRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void aVersionThatIsStillToComeWasNotSeen() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", ADA, version(2)))
                    .expectException(NeighborhoodRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void tagsOfOtherThingsRenameNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(rename("Elm Street", ADA, new ExpectedVersion.OneOf(Set.of())))
                    .expectException(NeighborhoodRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void aRenamingThatIsRepeatedChangesNothingAndSucceeds() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, new NeighborhoodRenamed(MAPLE_STREET, "Elm Street"))
                    .when(rename("Elm Street", ADA, version(1)))
                    .expectResultMessagePayload(Change.at(2))
                    .expectNoEvents();
        }

        @Test
        void whoeverMayNotRenameIsToldSoWhateverVersionTheyName() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(rename("Elm Street", BOB, version(0)))
                    .expectException(NeighborhoodRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        private RenameNeighborhood rename(String name, ResidentId by) {
            return rename(name, by, ANY);
        }

        private RenameNeighborhood rename(String name, ResidentId by, ExpectedVersion expected) {
            return new RenameNeighborhood(MAPLE_STREET, new NeighborhoodName(name), by, expected);
        }
    }

    @Nested
    class Admitting {

        @Test
        void aModeratorAdmitsAResident() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(new AdmitMember(MAPLE_STREET, BOB, RESIDENT, ADA))
                    .expectEvents(BOB_LIVES_THERE)
                    .expectResultMessagePayload(Change.put(2, true));
        }

        @Test
        void admittingAMemberAgainChangesNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new AdmitMember(MAPLE_STREET, BOB, RESIDENT, ADA))
                    .expectResultMessagePayload(Change.at(2))
                    .expectNoEvents();
        }

        @Test
        void admittingAMemberWithAnotherRoleIsRefused() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new AdmitMember(MAPLE_STREET, BOB, MODERATOR, ADA))
                    .expectException(NeighborhoodRefusal.AlreadyAMember.class)
                    .expectNoEvents();
        }

        @Test
        void aModeratorAdmitsWhoeverLeftBefore() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_LEFT)
                    .when(new AdmitMember(MAPLE_STREET, BOB, RESIDENT, ADA))
                    .expectEvents(BOB_LIVES_THERE);
        }

        @Test
        void aMemberWhoIsNoModeratorAdmitsNobody() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new AdmitMember(MAPLE_STREET, CAROL, RESIDENT, BOB))
                    .expectException(NeighborhoodRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        @Test
        void nobodyAdmitsThemselves() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(new AdmitMember(MAPLE_STREET, MALLORY, RESIDENT, MALLORY))
                    .expectException(NotAMemberException.class)
                    .expectNoEvents();
        }

        @Test
        void aNeighborhoodHasRoomForSoMany() {
            List<NeighborhoodEvent> full = Stream.concat(
                            Stream.<NeighborhoodEvent>of(OPENED, ADA_MODERATES),
                            IntStream.range(1, AdmitMember.MAX_MEMBERS)
                                    .mapToObj(i -> new MemberAdmitted(
                                            MAPLE_STREET, new ResidentId("resident-" + i), RESIDENT)))
                    .toList();

            neighborhood
                    .given(full)
                    .when(new AdmitMember(MAPLE_STREET, BOB, RESIDENT, ADA))
                    .expectException(NeighborhoodRefusal.Full.class)
                    .expectNoEvents();
        }

        @Test
        void nobodyIsAdmittedToANeighborhoodThatDoesNotExist() {
            neighborhood
                    .givenNoPriorActivity()
                    .when(new AdmitMember(MAPLE_STREET, BOB, RESIDENT, ADA))
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class ChangingRoles {

        @Test
        void aModeratorMakesAnother() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, ADA, ANY))
                    .expectEvents(BOB_MODERATES_TOO);
        }

        @Test
        void theRoleTheyHaveChangesNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, RESIDENT, ADA, ANY))
                    .expectResultMessagePayload(Change.at(2))
                    .expectNoEvents();
        }

        @Test
        void nobodyMakesThemselvesAModerator() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, BOB, ANY))
                    .expectException(NeighborhoodRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        @Test
        void whoeverIsNoMemberHasNoRole() {
            neighborhood
                    .given(OPENED, ADA_MODERATES)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, ADA, ANY))
                    .expectException(NeighborhoodRefusal.NoSuchMember.class)
                    .expectNoEvents();
        }

        @Test
        void theLastModeratorStaysOne() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new ChangeMemberRole(MAPLE_STREET, ADA, RESIDENT, ADA, ANY))
                    .expectException(NeighborhoodRefusal.LastModerator.class)
                    .expectNoEvents();
        }

        @Test
        void aRoleIsChangedInTheVersionThatWasMeant() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, ADA, version(2)))
                    .expectEvents(BOB_MODERATES_TOO);
        }

        @Test
        void aRoleIsNotChangedInAVersionThatWasNotMeant() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, new MemberAdmitted(MAPLE_STREET, CAROL, RESIDENT))
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, ADA, version(2)))
                    .expectException(NeighborhoodRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void aRoleThatWasGivenMayBeGivenAgain() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_MODERATES_TOO)
                    .when(new ChangeMemberRole(MAPLE_STREET, BOB, MODERATOR, ADA, version(2)))
                    .expectResultMessagePayload(Change.at(3))
                    .expectNoEvents();
        }

        @Test
        void oneOfTwoModeratorsStepsDown() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_MODERATES_TOO)
                    .when(new ChangeMemberRole(MAPLE_STREET, ADA, RESIDENT, ADA, ANY))
                    .expectEvents(new MemberRoleChanged(MAPLE_STREET, ADA, RESIDENT));
        }
    }

    @Nested
    class Dismissing {

        @Test
        void aModeratorDismisses() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new DismissMember(MAPLE_STREET, BOB, ADA, ANY))
                    .expectEvents(BOB_LEFT);
        }

        @Test
        void aMemberLeaves() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new DismissMember(MAPLE_STREET, BOB, BOB, ANY))
                    .expectEvents(BOB_LEFT);
        }

        @Test
        void membersWhoAreNoModeratorsDismissNobodyElse() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, new MemberAdmitted(MAPLE_STREET, CAROL, RESIDENT))
                    .when(new DismissMember(MAPLE_STREET, CAROL, BOB, ANY))
                    .expectException(NeighborhoodRefusal.NotAModerator.class)
                    .expectNoEvents();
        }

        @Test
        void dismissingAgainChangesNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_LEFT)
                    .when(new DismissMember(MAPLE_STREET, BOB, ADA, ANY))
                    .expectResultMessagePayload(Change.at(3))
                    .expectNoEvents();
        }

        @Test
        void aMemberIsDismissedFromTheVersionThatWasMeant() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new DismissMember(MAPLE_STREET, BOB, ADA, version(2)))
                    .expectEvents(BOB_LEFT);
        }

        @Test
        void aMemberIsNotDismissedFromAVersionThatWasNotMeant() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_MODERATES_TOO)
                    .when(new DismissMember(MAPLE_STREET, BOB, ADA, version(2)))
                    .expectException(NeighborhoodRefusal.Stale.class)
                    .expectNoEvents();
        }

        @Test
        void whoeverIsGoneMayBeDismissedAgain() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_LEFT)
                    .when(new DismissMember(MAPLE_STREET, BOB, ADA, version(2)))
                    .expectResultMessagePayload(Change.at(3))
                    .expectNoEvents();
        }

        @Test
        void leavingAgainChangesNothing() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_LEFT)
                    .when(new DismissMember(MAPLE_STREET, BOB, BOB, ANY))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void theLastModeratorDoesNotLeave() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                    .when(new DismissMember(MAPLE_STREET, ADA, ADA, ANY))
                    .expectException(NeighborhoodRefusal.LastModerator.class)
                    .expectNoEvents();
        }

        @Test
        void oneOfTwoModeratorsLeavesAndTheOtherStays() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_MODERATES_TOO, new MemberLeft(MAPLE_STREET, ADA))
                    .when(new DismissMember(MAPLE_STREET, BOB, BOB, ANY))
                    .expectException(NeighborhoodRefusal.LastModerator.class)
                    .expectNoEvents();
        }

        @Test
        void aModeratorWhoWasDismissedModeratesNoMore() {
            neighborhood
                    .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE, BOB_MODERATES_TOO, BOB_LEFT)
                    .when(new DismissMember(MAPLE_STREET, ADA, BOB, ANY))
                    .expectException(NotAMemberException.class)
                    .expectNoEvents();
        }
    }
}
