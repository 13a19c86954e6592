package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;

class SeatsTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final ResidentId BOB = new ResidentId("bob");

    private final Seats seats =
            new Seats(new StreamProperties(2, 3, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @Test
    void nobodyTakesMoreThanTheirShare() {
        seats.take(ADA);
        seats.take(ADA);

        assertThatThrownBy(() -> seats.take(ADA))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2 streams are open for you");

        seats.free(ADA);
        seats.take(ADA);
    }

    @Test
    void aFullNodeHasNoRoom() {
        seats.take(ADA);
        seats.take(ADA);
        seats.take(BOB);

        assertThatThrownBy(() -> seats.take(BOB)).hasMessageContaining("another node");

        seats.free(ADA);
        seats.take(BOB);
        assertThat(seats.total()).isEqualTo(3);
    }

    @Test
    void aNodeThatIsAboutToStopTakesNobodyIn() {
        seats.close();

        assertThatThrownBy(() -> seats.take(ADA))
                .hasMessageContaining("about to stop")
                .extracting("type")
                .isEqualTo(ProblemType.NO_ROOM_FOR_STREAMS);
        assertThat(seats.total()).isZero();

        seats.open();
        seats.take(ADA);
    }

    @Test
    void aNodeOffersNoMoreSeatsThanHalfOfItsHeapCanHold() {
        StreamProperties limits =
                new StreamProperties(8, null, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

        assertThat(limits.seats() * 128L * 1024).isCloseTo(Runtime.getRuntime().maxMemory() / 2, within(128L * 1024));
    }
}
