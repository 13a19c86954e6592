package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMillis(40);

    @Test
    void anAppendThatNoWriterTookSaysHowLongItWaitedForOne() {
        assertThatThrownBy(() -> new Append(List.of()).await(SHORT, LONG))
                .isInstanceOf(EventStoreUnavailableException.class)
                .hasMessageContaining("no answer within 20 ms");
    }

    @Test
    void anAppendThatWasSentSaysHowLongItWaitedAltogether() {
        Append append = new Append(List.of());
        append.claim();

        assertThatThrownBy(() -> append.await(SHORT, LONG))
                .isInstanceOf(AppendOutcomeUnknownException.class)
                .hasMessageContaining("no answer within 40 ms");
    }
}
