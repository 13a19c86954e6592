package org.secureside.command.message;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.membership.Members;
import org.secureside.command.membership.NotAMemberException;

class MessageTest {

    private static final NeighborhoodId MAPLE_STREET = new NeighborhoodId(UUID.randomUUID());
    private static final MessageId MESSAGE = new MessageId(UUID.randomUUID());
    private static final ResidentId ADA = new ResidentId("ada");
    private static final ResidentId MALLORY = new ResidentId("mallory");

    private static final Members ONLY_ADA =
            (resident, neighborhood) -> resident.equals(ADA) && neighborhood.equals(MAPLE_STREET)
                    ? Optional.of(MemberRole.RESIDENT)
                    : Optional.empty();

    private final FixtureConfiguration<Message> message =
            new AggregateTestFixture<>(Message.class).registerInjectableResource(ONLY_ADA);

    @Test
    void aMemberSendsAMessage() {
        message.givenNoPriorActivity()
                .when(sendAs(ADA))
                .expectEvents(new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Hello"));
    }

    @Test
    void whoeverIsNoMemberIsRefused() {
        message.givenNoPriorActivity()
                .when(sendAs(MALLORY))
                .expectException(NotAMemberException.class)
                .expectNoEvents();
    }

    private static SendMessage sendAs(ResidentId author) {
        return new SendMessage(MESSAGE, MAPLE_STREET, author, new MessageBody("Hello"));
    }
}
