package org.secureside.query.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Reads that take longer than they may. */
class SlowReadsIT extends QueryNode {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @Qualifier("reads") private DataSource reads;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

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

    @Test
    void theStatementsOfAQuestionShareItsTime() {
        AtomicLong clock = new AtomicLong();
        QuestionTime time = new QuestionTime(new ReadProperties(8, Duration.ofSeconds(4)), clock::get);
        ReadDatabase database = new ReadDatabase(reads, time);

        time.begin();
        assertThat(time.forNextStatement()).isZero();
        clock.set(Duration.ofMillis(2_500).toNanos());
        assertThatThrownBy(() -> database.sql("select pg_sleep(30)").query().singleRow())
                .as("given up by the driver before the database does so")
                .isInstanceOf(QueryTimeoutException.class)
                .hasMessageContaining("user request");
        clock.set(Duration.ofMillis(3_200).toNanos());
        assertThatThrownBy(() -> database.sql("select 1"))
                .isInstanceOf(QueryTimeoutException.class)
                .hasMessageContaining("the whole question");

        time.end();
        assertThat(database.sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void everyQuestionOfResidentsHasItsTime() throws Exception {
        String id = UUID.randomUUID().toString();

        for (String path : List.of("/api/neighborhoods/" + id + "/messages", "/api/messages/" + id)) {
            assertThat(isBounded(path)).as(path).isTrue();
        }
        assertThat(isBounded("/api/history/events")).as("an auditor's").isFalse();
    }

    private boolean isBounded(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);
        return Objects.requireNonNull(mappings.getHandler(request)).getInterceptorList().stream()
                .anyMatch(QuestionTime.class::isInstance);
    }

    private HttpProbe.Answer read(String path) {
        try {
            return get(path, ADAS_TOKEN);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
