package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.command.intake.Drafts.ADA;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;

import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.grpc.Status;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.membership.NotAMemberException;
import org.springframework.dao.TransientDataAccessResourceException;

class BlameTest {

    @Test
    void whatTheRulesRefuseIsNeverTriedAgain() {
        assertThat(Blame.of(new NotAMemberException(ADA, MAPLE_STREET))).isEqualTo(Blame.THE_MESSAGE);
        assertThat(Blame.of(Creations.keyReused())).isEqualTo(Blame.THE_MESSAGE);
    }

    @Test
    void whatAStoreDoesNotTakeIsKept() {
        assertThat(Blame.of(new EventStoreException("down"))).isEqualTo(Blame.THE_STORE);
        assertThat(Blame.of(new NoHandlerForCommandException("not connected yet")))
                .isEqualTo(Blame.THE_STORE);
        assertThat(Blame.of(new TransientDataAccessResourceException("own database down")))
                .isEqualTo(Blame.THE_STORE);
        assertThat(Blame.of(Status.UNAVAILABLE.asRuntimeException())).isEqualTo(Blame.THE_STORE);
        assertThat(Blame.of(new StreamClosedException(Status.UNAVAILABLE.asRuntimeException())))
                .as("a connection that was lost while a stream was read")
                .isEqualTo(Blame.THE_STORE);
    }

    @Test
    void aFaultOfTheProgramIsNotHiddenByAPromise() {
        assertThat(Blame.of(new NullPointerException())).isEqualTo(Blame.NOBODY_KNOWN);
    }
}
