package org.secureside.query.readafter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A node on which as many read as it lets in. */
@TestPropertySource(
        properties = {
            "secureside.admission.min-limit=" + BusyNodeIT.PLACES,
            "secureside.admission.initial-limit=" + BusyNodeIT.PLACES,
            "secureside.admission.max-limit=" + BusyNodeIT.PLACES,
            "secureside.query.reads.statement-timeout=1m"
        })
class BusyNodeIT extends QueryNode {

    static final int PLACES = 4;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void whoeverHasNothingToWaitForAnyMoreIsAReaderLikeAllOthers() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "shown long ago");
        assertThat(getAfter(sent(message), street(), ADAS_TOKEN).status()).isEqualTo(200);

        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(transaction -> {
                jdbc.sql("lock table message_edit in access exclusive mode").update();
                for (int reader = 0; reader < PLACES; reader++) {
                    readers.execute(() -> read("/api/messages/" + message + "/versions", Map.of()));
                }
                await().until(() -> waitingForALock() == PLACES);

                HttpProbe.Answer refused =
                        read(street(), Map.of("Read-After", sent(message).toString()));

                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:overloaded");
                assertThat(refused.header("Retry-After")).isNotEmpty();
            });
        }
        assertThat(getAfter(sent(message), street(), ADAS_TOKEN).status()).isEqualTo(200);
    }

    private HttpProbe.Answer read(String path, Map<String, String> headers) {
        try {
            return http.send("GET", path, ADAS_TOKEN, "", headers);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int waitingForALock() {
        return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%message_edit%'")
                .query(Integer.class)
                .single();
    }
}
