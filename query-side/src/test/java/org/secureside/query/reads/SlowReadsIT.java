package org.secureside.query.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that take longer than they may. */
class SlowReadsIT extends QueryNode {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    /** nginx would carry a 503 to every node, and take each for one at fault. */
    @Test
    void oneThatTakesTooLongIsGivenUpWithoutTheNodeBeingAtFault() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "hello");
        getAfter(sent(message), street(), ADAS_TOKEN);
        String search = street() + "/search?q=hello";

        HttpProbe.Answer givenUp = Objects.requireNonNull(transactions.execute(transaction -> {
            jdbc.sql("lock table message in access exclusive mode").update();
            return read(search);
        }));

        assertThat(givenUp.status()).isEqualTo(429);
        assertThat(givenUp.body().get("type").asString()).isEqualTo("urn:secureside:problem:takes-too-long");
        assertThat(Integer.parseInt(givenUp.header("Retry-After"))).isBetween(2, 8);
        assertThat(read(search).status()).isEqualTo(200);
    }

    private HttpProbe.Answer read(String path) {
        try {
            return get(path, ADAS_TOKEN);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
