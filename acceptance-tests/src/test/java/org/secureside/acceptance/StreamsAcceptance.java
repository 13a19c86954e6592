package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who read the live stream of one node, which dies or is told to stop: they come again elsewhere and miss nothing. */
class StreamsAcceptance {

    private static final int CROWD = 1_000;
    private static final int SOME = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(500);

    /** Less than whoever runs nodes waits before they kill: 20 s in a local stack, 30 s elsewhere by custom. */
    private static final int LONGEST_FAREWELL_SECONDS = 15;

    private static Stack stack;
    private static Resident ada;
    private static Resident bob;

    private final List<String> posted = new ArrayList<>();
    private String street;

    @BeforeAll
    static void up() throws Exception {
        // One resident with many streams stands for many residents.
        stack = Stack.start(Map.of("SECURESIDE_QUERY_STREAM_MAXPERRESIDENT", Integer.toString(2 * CROWD)));
        ada = Resident.of(stack, "ada");
        bob = Resident.of(stack, "bob");
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @BeforeEach
    void adaOpensAStreetAndAdmitsBob() throws Exception {
        street = ada.openStreet("Maple Street");
        bob.getAfter(ada.admit(street, bob), street);
    }

    @Test
    void aThousandWhoReadFromOneNodeMissNothingWhenItIsKilled() throws Exception {
        Listener witness = gather("query-2", 1).getFirst();
        List<Listener> crowd = gather("query-1", CROWD);
        sayToAll(witness, 10);

        stack.kill("query-1");
        sayUntilAllAreBack(witness, crowd);
        sayToAll(witness, 10);

        allHaveHeardEverything(crowd);
        assertThat(crowd)
                .extracting(listener -> listener.endings().getFirst())
                .containsOnly(new Listener.Ending("query-1", false));
        close(crowd);
        witness.close();
    }

    @Test
    void aNodeThatIsToldToStopSendsItsReadersOnAndEndsInTime() throws Exception {
        String replay = aReplayThatGoesOn();
        Listener witness = gather("query-1", 1).getFirst();
        List<Listener> readers = gather("query-2", SOME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> progress = watch(replay, threads);
            sayToAll(witness, 10);

            ProcessHandle node = stack.process("query-2");
            CompletableFuture<ProcessHandle> end = node.onExit().orTimeout(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
            node.destroy();
            sayUntilAllAreBack(witness, readers);
            end.get();
            sayToAll(witness, 10);

            allHaveHeardEverything(readers);
            // One that broke off would have thrown.
            assertThat(progress.get()).startsWith("retry: ").endsWith("\n\nretry: 2000\n\n");
        }
        assertThat(readers)
                .extracting(reader -> reader.endings().getFirst())
                .containsOnly(new Listener.Ending("query-2", true));
        close(readers);
        witness.close();
    }

    /** Has so many read from a node, and lets them go when all of them are there. */
    private List<Listener> gather(String node, int count) {
        List<Listener> crowd = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crowd.add(Listener.at(node, bob, street));
        }
        await().atMost(PATIENCE)
                .pollInterval(NOW_AND_THEN)
                .until(() ->
                        crowd.stream().allMatch(listener -> listener.node().equals(node) && listener.isAtAPlace()));
        crowd.forEach(Listener::letGo);
        return crowd;
    }

    /** Says something, and more only when somebody whom nothing happens to has heard it. */
    private void sayToAll(Listener witness, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            posted.add(ada.say(street, "Message " + posted.size()).id());
            await().atMost(PATIENCE).until(() -> witness.messages().size() == posted.size());
        }
    }

    private void sayUntilAllAreBack(Listener witness, List<Listener> readers) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (readers.stream()
                .anyMatch(reader -> reader.node().isEmpty() || reader.endings().isEmpty())) {
            assertThat(System.nanoTime()).as("readers are back").isLessThan(deadline);
            sayToAll(witness, 1);
        }
    }

    private void allHaveHeardEverything(List<Listener> readers) {
        await().atMost(PATIENCE)
                .pollInterval(NOW_AND_THEN)
                .untilAsserted(() -> assertThat(readers.stream()
                                .filter(reader -> !reader.messages().equals(posted))
                                .count())
                        .as("readers who have not heard everything, in order")
                        .isZero());
        assertThat(readers).extracting(Listener::broken).containsOnlyNulls();
    }

    private static String aReplayThatGoesOn() throws Exception {
        Admin admin = Admin.of(stack, "root");
        String replay = admin.rebuild(List.of("query-3"), "PARALLEL", 1, "A drill");
        admin.pause(replay, "Lunch");
        return replay;
    }

    /** Watches a replay at the node that is to stop, and returns all that it tells. */
    private static Future<String> watch(String replay, ExecutorService threads) throws Exception {
        Resident admin = Resident.of(stack, "root", "admin");
        String path = "/nodes/query-2/api/replays/" + replay;
        await().atMost(PATIENCE).until(() -> admin.get(path).status() == 200);
        HttpResponse<InputStream> answer = admin.open(path + "/progress");
        assertThat(answer.statusCode()).isEqualTo(200);
        return threads.submit(() -> {
            try (InputStream events = answer.body()) {
                return new String(events.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    private static void close(List<Listener> listeners) throws Exception {
        for (Listener listener : listeners) {
            listener.close();
        }
    }
}
