package org.secureside.operations.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.operations.client.Delivery.Answered;
import org.secureside.operations.client.Delivery.GivenUp;
import org.secureside.operations.client.Delivery.Stopped;
import org.secureside.operations.fake.FakeServer;
import org.secureside.operations.fake.FakeStack;

class PersistentClientTest {

    private static final int CUT = 0;
    private static final Integer SERVER_ERROR = 500;
    private static final Call CALL = Call.post("/api/x", "{\"a\":1}", new IdempotencyKey("k-1"));

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final FakeServer server = new FakeServer(this::answer);
    private final ServiceClient service = new ServiceClient(server.uri(), Duration.ofSeconds(5));
    private final PersistentClient client = clientWith(Duration.ofSeconds(20));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String retryAfter = "";

    @AfterEach
    void end() {
        client.stop();
        threads.close();
        service.close();
        server.close();
    }

    @Test
    void aRequestIsRepeatedUnchangedUntilItIsDecided() {
        statuses.addAll(List.of(503, CUT, 502, 504, 429, 409, 500, 201));

        assertThat(send()).isEqualTo("201 after 8 tries");
        assertThat(seen).hasSize(8).containsOnly("POST /api/x k-1 {\"a\":1}");
    }

    @Test
    void aDecisionAgainstTheRequestIsADecision() {
        statuses.addAll(List.of(422));

        assertThat(send()).isEqualTo("422 after 1 tries");
    }

    @Test
    void theServiceIsLeftAloneForAsLongAsItAsks() {
        statuses.addAll(List.of(429, 503, 201));
        retryAfter = "1";
        long start = System.nanoTime();

        assertThat(send()).isEqualTo("201 after 3 tries");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void aTokenThatIsNotAcceptedIsRenewedOnce() {
        statuses.addAll(List.of(401, 201));
        assertThat(send()).isEqualTo("201 after 2 tries");

        statuses.addAll(List.of(401, 401));
        assertThat(send()).isEqualTo("401 after 2 tries");
    }

    @Test
    void tokensAreUsedAgain() {
        statuses.addAll(List.of(201, 201));
        String unused = send() + send();

        assertThat(tokens).hasSize(2).containsOnly(tokens.getFirst());
    }

    @Test
    void aRequestThatTheServerAlwaysBreaksOnIsDecidedIfOthersAreFine() {
        Call broken = Call.post("/api/broken", "{}");
        CompletableFuture<Delivery> delivery = later(() -> client.send(broken, "ada"));

        await().until(() -> {
            statuses.add(201);
            String unused = send();
            return delivery.isDone();
        });

        assertThat(delivery.join())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(500));
    }

    @Test
    void whatIsNotDecidedInTimeIsGivenUp() {
        server.stop();

        assertThat(clientWith(Duration.ofMillis(300)).send(CALL, "ada"))
                .isEqualTo(new GivenUp("nothing accepts connections", true));
    }

    @Test
    void aServiceThatIsBackIsFound() {
        server.stop();
        statuses.add(201);
        CompletableFuture<String> waiting = later(this::send);
        await().until(() -> client.repeating() == 1);

        server.startAgain();

        assertThat(waiting.join()).startsWith("201");
        assertThat(client.repeating()).isZero();
    }

    @Test
    void whileTheServiceIsDownThirtyRequestsDoNotAskMoreOftenThanOne() {
        for (int i = 0; i < 200; i++) {
            statuses.add(503);
        }
        retryAfter = "1";
        for (int i = 0; i < 30; i++) {
            threads.execute(this::send);
        }
        await().until(() -> seen.size() > 30);
        int afterTheFirstPause = seen.size();
        await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        assertThat(seen.size() - afterTheFirstPause).isBetween(1, 4);
    }

    @Test
    void theStopEndsAllWaiting() {
        server.stop();
        CompletableFuture<Delivery> waiting = later(() -> client.send(CALL, "ada"));
        await().until(() -> client.repeating() == 1);

        client.stop();

        assertThat(waiting.join()).isEqualTo(new Stopped());
    }

    /** Not on the common pool, which the HTTP client needs for its own work. */
    private <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private String send() {
        return client.send(CALL, "ada") instanceof Answered(Answer answer, int tries)
                ? answer.status() + " after " + tries + " tries"
                : "not decided";
    }

    private PersistentClient clientWith(Duration patience) {
        Backoff quick = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20));
        return new PersistentClient(service, new Tokens(FakeStack.issuer(), "resident"), quick, patience);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = FakeServer.bodyOf(exchange);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        seen.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst(IdempotencyKey.HEADER),
                        body));
        Integer status = exchange.getRequestURI().getPath().equals("/api/broken") ? SERVER_ERROR : statuses.poll();
        if (status == null || status == CUT) {
            exchange.close();
            return;
        }
        if (!retryAfter.isEmpty() && status > 400) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        FakeServer.answer(exchange, status, "{}");
    }
}
