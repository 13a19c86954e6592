package org.secureside.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the projections are run. */
class ProjectionProcessIT extends QueryNode {

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(30);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionManager transactionManager;

    @Autowired
    private TokenStore tokens;

    @Test
    void anEventOfALaterReleaseStopsNothing() throws Exception {
        recorded.somethingUnknown();
        MessageId after = recorded.message(mapleStreet, ADA, "after");

        assertThat(getAfter(sent(after), "/api/messages/" + after, ADAS_TOKEN).status())
                .isEqualTo(200);
    }

    @Test
    void whateverTimeAClientClaimsItsMessageIsShown() {
        for (String claimed : List.of("+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "yesterday")) {
            MessageId message = recorded.messageSentAt(mapleStreet, ADA, claimed);

            await().until(() -> rows(message) == 1);
        }
    }

    @Test
    void eventsReadAgainChangeNothing() {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 5);
        await().until(() -> rows(sent.getLast()) == 1);
        long before = messages();

        processor().shutDown();
        processor().resetTokens(source -> source.createTailToken());
        processor().start();
        MessageId last = recorded.message(mapleStreet, ADA, "after the replay");

        await().atMost(UNTIL_TRIED_AGAIN).until(() -> rows(last) == 1);
        assertThat(messages()).isEqualTo(before + 1);
    }

    @Test
    void rowsAndTokensCommitThroughTheSameSpringTransaction() {
        assertThat(transactionManager).isInstanceOf(SpringTransactionManager.class);
        assertThat(tokens.retrieveStorageIdentifier()).isPresent();
    }

    private long messages() {
        return jdbc.sql("select count(*) from message where neighborhood_id = ?")
                .param(mapleStreet.value())
                .query(Long.class)
                .single();
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }
}
