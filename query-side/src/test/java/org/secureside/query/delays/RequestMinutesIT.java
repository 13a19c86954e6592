package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** What a node was asked, minute by minute: each request once. */
class RequestMinutesIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RequestMinutes minutesOfTheNode;

    @Test
    void whatWasAskedIsCountedOnce() throws Exception {
        long before = settled();

        get(street(), ADAS_TOKEN);
        get(street(), EVES_TOKEN);

        await().until(() -> counted() >= before + 2);
        assertThat(settled()).isEqualTo(before + 2);
    }

    @Test
    void aMinuteIsToldAsItWasCounted() throws Exception {
        Instant minute = Instant.parse("2002-03-04T05:06:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(minute.minusMillis(1));
        RequestMinutes minutes = new RequestMinutes(jdbc, transactions, now::get);
        minutes.answered(200, 1);
        now.set(minute);
        answered(minutes, 93, 200, 4_000);
        answered(minutes, 2, 404, 60_000);
        minutes.write();
        now.set(minute.plusMillis(59_999));
        answered(minutes, 3, 404, 60_000);
        minutes.answered(429, 150);
        minutes.answered(503, 180_000);
        now.set(minute.plusSeconds(60));
        minutes.answered(200, 1);
        minutes.write();
        minutes.write();

        JsonNode told = minutes(minute);

        assertThat(told).hasSize(1);
        assertThat(told.at("/0/minute").asString()).isEqualTo(minute.toString());
        assertThat(told.at("/0/requests").asInt()).isEqualTo(100);
        assertThat(told.at("/0/errors").asInt()).isEqualTo(1);
        assertThat(told.at("/0/refused").asInt()).isEqualTo(1);
        assertThat(told.at("/0/p50").asDouble()).isEqualTo(5);
        assertThat(told.at("/0/p95").asDouble()).isEqualTo(100);
        assertThat(told.at("/0/worst").asDouble()).isEqualTo(180);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aMinuteIsCountedOnceAlsoIfAnotherOneCannotBeWritten(int which) throws Exception {
        Instant first = Instant.parse("2003-03-04T05:00:00Z").plusSeconds(3_600L * which);
        Instant broken = first.plusSeconds(60L * which);
        jdbc.sql("""
                insert into request_minute (minute, requests, errors, refused, worst_micros, buckets)
                values (?, 9223372036854775807, 0, 0, 0, array_fill(0::bigint, array[?]))""")
                .param(broken.atOffset(ZoneOffset.UTC))
                .param(Latencies.BUCKETS)
                .update(); // no number is larger, so adding to it fails
        AtomicReference<Instant> now = new AtomicReference<>(first);
        RequestMinutes minutes = new RequestMinutes(jdbc, transactions, now::get);
        minutes.answered(200, 1);
        now.set(first.plusSeconds(60));
        minutes.answered(200, 1);

        minutes.write();
        minutes.write();
        jdbc.sql("update request_minute set requests = 0 where minute = ?")
                .param(broken.atOffset(ZoneOffset.UTC))
                .update();
        minutes.write();
        minutes.write();

        assertThat(minutes(first).at("/0/requests").asInt()).isEqualTo(1);
        assertThat(minutes(first.plusSeconds(60)).at("/0/requests").asInt()).isEqualTo(1);
    }

    @Test
    void whatEndsInAnErrorIsCountedAndAStreamIsNot() throws Exception {
        Instant minute = Instant.parse("2004-03-04T05:06:00Z");
        RequestMinutes minutes = new RequestMinutes(jdbc, transactions, () -> minute);
        CountsRequests counts = new CountsRequests(minutes);
        for (int status : new int[] {200, 404, 429, 500}) {
            answer(counts, "/api/messages", status);
        }
        answer(counts, "/api/stream", 200);
        answer(counts, "/elsewhere", 500);
        assertThatThrownBy(() -> counts.doFilter(
                        new MockHttpServletRequest("GET", "/api/messages"),
                        new MockHttpServletResponse(),
                        (request, response) -> {
                            throw new ServletException("broken");
                        }))
                .isInstanceOf(ServletException.class);
        minutes.write();

        JsonNode told = minutes(minute);

        assertThat(told.at("/0/requests").asInt()).isEqualTo(5);
        assertThat(told.at("/0/errors").asInt()).isEqualTo(2);
        assertThat(told.at("/0/refused").asInt()).isEqualTo(1);
    }

    private static void answer(CountsRequests counts, String path, int status) throws Exception {
        counts.doFilter(
                new MockHttpServletRequest("GET", path),
                new MockHttpServletResponse(),
                (request, response) -> ((HttpServletResponse) response).setStatus(status));
    }

    private static void answered(RequestMinutes minutes, int times, int status, long micros) {
        for (int i = 0; i < times; i++) {
            minutes.answered(status, micros);
        }
    }

    private JsonNode minutes(Instant minute) throws Exception {
        return get("/api/history/here?from=" + minute + "&to=" + minute.plusSeconds(60), AUDITOR)
                .body()
                .get("minutes");
    }

    /** Returns how many requests are counted once the last one is, which is a moment after its answer. */
    private long settled() {
        AtomicLong last = new AtomicLong(-1);
        await().until(() -> {
            long now = counted();
            return last.getAndSet(now) == now;
        });
        return last.get();
    }

    /** Returns how many requests the node has counted of late: not those that tests date back. */
    private long counted() {
        minutesOfTheNode.write();
        return jdbc.sql("select coalesce(sum(requests), 0) from request_minute where minute > '2020-01-01'")
                .query(Long.class)
                .single();
    }
}
