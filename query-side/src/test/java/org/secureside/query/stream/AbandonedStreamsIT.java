package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.query.QueryNode;

/** Readers who go away while something is written to them. */
class AbandonedStreamsIT extends QueryNode {

    private static final int READERS = 100;

    @Test
    void whoeverGoesAwayEndsNobodyElsesStream() throws Exception {
        getAfter(recorded.rename(mapleStreet, "Elm Street"), street(), BOBS_TOKEN);
        for (int reader = 0; reader < READERS; reader++) {
            await("reader " + reader).atMost(Duration.ofSeconds(30)).until(this::readsAnEventAndGoesAway);
            recorded.message(mapleStreet, ADA, "is told to one who has gone");
        }
    }

    /** Returns false if there was no seat, because nobody noticed yet that those before are gone. */
    private boolean readsAnEventAndGoesAway() throws Exception {
        try (SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, Map.of())) {
            if (stream.status() == 429) {
                return false;
            }
            assertThat(stream.next().type()).isEqualTo("open");
            recorded.message(mapleStreet, ADA, "is told to all");
            assertThat(stream.next().type()).isEqualTo("MessageSent");
            return true;
        }
    }
}
