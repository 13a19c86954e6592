package org.secureside.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secureside.command.CommandNode;
import org.secureside.command.LockedTable;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What is sent and changed while the event database answers nobody, and the node has no journal. */
class SlowStoreIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");

    /** How long the load balancer waits. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(6);

    private static CommandNode node;

    private record Timed(HttpProbe.Answer answer, Duration took) {}

    @BeforeAll
    static void start() {
        node = CommandNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whoeverSendsOrChangesSomethingIsToldBeforeTheLoadBalancerGivesUp() throws Exception {
        String street = node.openNeighborhood(ADA);
        String message =
                node.post(street + "/messages", ADA, "{\"body\":\"Hello\"}").header("Location");
        List<Future<Timed>> answers = new ArrayList<>();
        LockedTable events = LockedTable.events(node);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            answers.add(clients.submit(timed(() -> node.patch(message, ADA, "*", "{\"body\":\"Hi\"}"))));
            answers.add(clients.submit(timed(() -> node.patch(street, ADA, "{\"name\":\"Elm Street\"}"))));
            answers.add(clients.submit(timed(() -> node.post("/api/neighborhoods", ADA, "{\"name\":\"Oak\"}"))));
            answers.add(clients.submit(timed(() -> node.post(street + "/messages", ADA, "{\"body\":\"Hi\"}"))));
            for (Future<Timed> answer : answers) {
                assertThat(answer.get().took()).isLessThan(GIVEN_UP);
                assertThat(answer.get().answer().status()).isEqualTo(503);
                assertThat(answer.get().answer().body().get("type").asString())
                        .isEqualTo("urn:secureside:problem:event-store-unavailable");
            }
        } finally {
            events.close();
        }

        await().untilAsserted(() -> assertThat(
                        node.patch(message, ADA, "*", "{\"body\":\"Hi\"}").status())
                .isEqualTo(204));
    }

    private static Callable<Timed> timed(Callable<HttpProbe.Answer> request) {
        return () -> {
            long begin = System.nanoTime();
            HttpProbe.Answer answer = request.call();
            return new Timed(answer, Duration.ofNanos(System.nanoTime() - begin));
        };
    }
}
