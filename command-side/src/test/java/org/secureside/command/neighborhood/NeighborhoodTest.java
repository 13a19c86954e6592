package org.secureside.command.neighborhood;

import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodName;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.OpenNeighborhood;

class NeighborhoodTest {

    private static final NeighborhoodId MAPLE_STREET = new NeighborhoodId(UUID.randomUUID());
    private static final ResidentId ADA = new ResidentId("ada");
    private static final ResidentId BOB = new ResidentId("bob");

    private static final NeighborhoodOpened OPENED = new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA);
    private static final MemberAdmitted ADA_MODERATES = new MemberAdmitted(MAPLE_STREET, ADA, MemberRole.MODERATOR);
    private static final MemberAdmitted BOB_LIVES_THERE = new MemberAdmitted(MAPLE_STREET, BOB, MemberRole.RESIDENT);

    private final FixtureConfiguration<Neighborhood> neighborhood = new AggregateTestFixture<>(Neighborhood.class);

    @Test
    void whoeverOpensANeighborhoodIsItsFirstModerator() {
        neighborhood
                .givenNoPriorActivity()
                .when(new OpenNeighborhood(MAPLE_STREET, new NeighborhoodName("Maple Street"), ADA))
                .expectEvents(OPENED, ADA_MODERATES);
    }

    @Test
    void aModeratorAdmitsAResident() {
        neighborhood
                .given(OPENED, ADA_MODERATES)
                .when(new AdmitMember(MAPLE_STREET, BOB, MemberRole.RESIDENT, ADA))
                .expectEvents(BOB_LIVES_THERE);
    }

    @Test
    void admittingAMemberAgainChangesNothing() {
        neighborhood
                .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                .when(new AdmitMember(MAPLE_STREET, BOB, MemberRole.MODERATOR, ADA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aMemberWhoIsNoModeratorAdmitsNobody() {
        neighborhood
                .given(OPENED, ADA_MODERATES, BOB_LIVES_THERE)
                .when(new AdmitMember(MAPLE_STREET, new ResidentId("eve"), MemberRole.RESIDENT, BOB))
                .expectException(NotAModeratorException.class)
                .expectNoEvents();
    }

    @Test
    void nobodyIsAdmittedToANeighborhoodThatDoesNotExist() {
        neighborhood
                .givenNoPriorActivity()
                .when(new AdmitMember(MAPLE_STREET, BOB, MemberRole.RESIDENT, ADA))
                .expectException(AggregateNotFoundException.class);
    }
}
