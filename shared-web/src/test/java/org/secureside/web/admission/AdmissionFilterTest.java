package org.secureside.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.web.problem.TestProblems;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AdmissionFilterTest {

    private static final String CHAT = "{\"body\":\"Hello\"}";
    private static final String ALERT = "{\"body\":\"Fire!\",\"kind\":\"ALERT\",\"severity\":\"CRITICAL\"}";
    private static final int LIMIT = 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate(settings(Duration.ofSeconds(10), LIMIT));
    private final AdmissionFilter filter = new AdmissionFilter(gate, TestProblems.writer(), meters);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    private final FilterChain untilReleased = (request, response) -> {
        served.incrementAndGet();
        try {
            release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    @AfterEach
    void releaseAll() {
        release.countDown();
        clients.close();
    }

    @Test
    void whatIsTooMuchIsRefusedWithoutAnythingBeingDone() throws Exception {
        fill("GET", "/api/neighborhoods", LIMIT);

        MockHttpServletResponse refused = send("GET", "/api/neighborhoods", "");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:secureside:problem:overloaded");
        assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After"))))
                .isBetween(1, 3);
        assertThat(served).hasValue(LIMIT);
        assertThat(meters.get("secureside.admission.requests")
                        .tags("work", "read", "outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void readersCannotKeepWritersOut() throws Exception {
        fill("GET", "/api/neighborhoods", LIMIT);

        fill("POST", "/api/neighborhoods/1/messages", LIMIT / 2);

        assertThat(send("POST", "/api/neighborhoods/1/messages", CHAT).getStatus())
                .isEqualTo(429);
    }

    @Test
    void chatCannotKeepAlertsOutAndTheirTextIsStillThere() throws Exception {
        fill("POST", "/api/neighborhoods/1/messages", LIMIT);
        AtomicReference<String> read = new AtomicReference<>();

        MockHttpServletResponse alert = send(
                "POST",
                "/api/neighborhoods/1/messages",
                ALERT,
                (request, response) ->
                        read.set(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(alert.getStatus()).isEqualTo(200);
        assertThat(read).hasValue(ALERT);
        assertThat(send("POST", "/api/neighborhoods/1/messages", CHAT).getStatus())
                .isEqualTo(429);
    }

    @Test
    void operatorsComeInWhateverGoesOn() throws Exception {
        fill("POST", "/api/neighborhoods/1/messages", LIMIT);

        assertThat(send("GET", "/api/intake", "", (request, response) -> {}).getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/intake/drains",
                "/api/operations/load-balancer-changes",
                "/api/replays",
                "/api/dead-letters/feed/17/retry",
                "/api/ledger"
            })
    void whatOperatorsOrderIsNoChat(String path) {
        assertThat(Work.of(request("POST", path, ""))).isEqualTo(Work.OPERATION);
        assertThat(Work.of(request("POST", path + "x", "")))
                .isEqualTo(path.indexOf('/', 5) < 0 ? Work.WRITE : Work.OPERATION);
    }

    @Test
    void whoeverHasWaitedReadsOnlyWhereThereIsAPlaceAmongTheReads() throws Exception {
        fill("GET", "/api/neighborhoods", LIMIT);

        MockHttpServletResponse refused = sendToReadAfter("/api/neighborhoods", () -> {});

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString()).contains("urn:secureside:problem:overloaded");
        assertThat(refused.getHeader("Retry-After")).isNotNull();
        assertThat(served).hasValue(LIMIT);
        release.countDown();
        await().until(() -> gate.inFlight() == 0);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void whoeverHasWaitedHoldsThePlaceAmongTheReadsUntilTheyAreAnswered() throws Exception {
        MockHttpServletResponse answer = sendToReadAfter(
                "/api/neighborhoods", () -> assertThat(gate.inFlight()).isEqualTo(1));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(served).hasValue(1);
        assertThat(gate.inFlight()).isZero();
        assertThat(gate.waiting()).isZero();
    }

    /** They are at it for as long as their readers are. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/neighborhoods/1/stream", "/api/history/export"})
    void whatGoesOnForLongTakesNoPlaceAmongTheReads(String path) throws Exception {
        sendToReadAfter(path, () -> assertThat(gate.inFlight()).isZero());

        assertThat(served).hasValue(1);
    }

    private MockHttpServletResponse sendToReadAfter(String path, Runnable read) throws Exception {
        MockHttpServletRequest request = request("GET", path, "");
        request.addHeader("Read-After", "\"449c87f4-93f8-5ab6-ac8e-6d9bc870ecde@0\"");
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answer) -> {
            if (Waited.mayRead((HttpServletRequest) asked, (HttpServletResponse) answer)) {
                served.incrementAndGet();
                read.run();
            }
        });
        return response;
    }

    @Test
    void thereIsRoomAgainWhenTheOthersAreServed() throws Exception {
        fill("GET", "/api/neighborhoods", LIMIT);
        release.countDown();
        await().until(() -> gate.inFlight() == 0);

        assertThat(send("GET", "/api/neighborhoods", "").getStatus()).isEqualTo(200);
    }

    @Test
    void whoeverFailsGivesTheirPlaceBack() {
        FilterChain failing = (request, response) -> {
            throw new IOException("gone");
        };

        for (int i = 0; i < 3 * LIMIT; i++) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> send("GET", "/api/neighborhoods", "", failing)))
                    .isInstanceOf(IOException.class);
        }
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void slowAnswersLetFewerInAndQuickOnesMore() throws Exception {
        Gate adaptive = new Gate(settings(Duration.ofMillis(50), 200));
        AdmissionFilter adapting = new AdmissionFilter(adaptive, TestProblems.writer(), new SimpleMeterRegistry());
        FilterChain slow = (request, response) ->
                LockSupport.parkNanos(Duration.ofMillis(80).toNanos());

        for (int i = 0; i < 5; i++) {
            adapting.doFilter(request("GET", "/api/neighborhoods", ""), new MockHttpServletResponse(), slow);
        }

        int low = adaptive.limit();
        assertThat(low).isLessThan(LIMIT);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < low; j++) {
                clients.execute(() -> served(() -> {
                    adapting.doFilter(
                            request("GET", "/api/neighborhoods", ""),
                            new MockHttpServletResponse(),
                            (request, response) -> LockSupport.parkNanos(1_000_000));
                    return 1;
                }));
            }
        }
        await().untilAsserted(() -> assertThat(adaptive.limit()).isGreaterThan(low));
    }

    private static void served(Callable<?> request) {
        try {
            request.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void fill(String method, String path, int count) {
        int before = served.get();
        for (int i = 0; i < count; i++) {
            clients.execute(() -> served(() -> send(method, path, CHAT, untilReleased)));
        }
        await().until(() -> served.get() == before + count);
    }

    private MockHttpServletResponse send(String method, String path, String body) throws Exception {
        return send(method, path, body, untilReleased);
    }

    private MockHttpServletResponse send(String method, String path, String body, FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(method, path, body), response, chain);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static AdmissionProperties settings(Duration target, int maxLimit) {
        return new AdmissionProperties(true, target, 4, LIMIT, maxLimit, 10, 1_000, 1_000);
    }
}
