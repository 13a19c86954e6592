package org.secureside.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.secureside.acceptance.Resident.Answer;

/** Rebuilds of one node, which is killed at random moments while it is at it, and read from directly whenever it is up. */
final class RebuildUnderFire {

    private static final String NODE = "query-2";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<String> GOES_ON = Set.of("WAITING", "RUNNING", "");
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** A slow one can be killed several times. Of a fast one, any step is as likely to be hit as it takes time. */
    private static final int SLOW = 400;

    private static final int KILLS_OF_A_SLOW_ONE = 3;

    private final Stack stack;
    private final Admin admin;
    private final Resident reader;
    private final String path;
    private final String page;
    private final Random random;
    private final List<String> moments = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int directReads;
    private boolean slow;

    /**
     * @param path what is read
     * @param page what is to be read there, all the time
     */
    RebuildUnderFire(Stack stack, Admin admin, Resident reader, String path, String page, long seed) {
        this.stack = stack;
        this.admin = admin;
        this.reader = reader;
        this.path = path;
        this.page = page;
        this.random = new Random(seed);
    }

    /** Returns where the rebuilds were when the node was killed. */
    List<String> moments() {
        return moments;
    }

    /** Returns what the node showed beside what it should have. */
    List<String> wrong() {
        return wrong;
    }

    int directReads() {
        return directReads;
    }

    /** Returns what is wrong with an answer, or nothing. */
    String wrongWith(Answer answer) {
        return answer.status() == 200 && answer.text().equals(page) ? "" : answer.status() + " " + answer.text();
    }

    /**
     * Orders a rebuild, kills the node in the middle of it, and waits until it is over.
     *
     * @param most how often the node is to be killed altogether
     */
    String rebuild(int most) throws Exception {
        slow = !slow;
        String id = admin.rebuild(List.of(NODE), "ROLLING", slow ? SLOW : 0, "Rows were changed by hand");
        int left = Math.min(most - moments.size(), slow ? KILLS_OF_A_SLOW_ONE : 1);
        while (left-- > 0 && began(id)) {
            long at = System.nanoTime() + random.nextLong(LONGEST_PAUSE);
            while (System.nanoTime() < at) {
                isServing();
            }
            if (!isOver(id)) {
                kill();
            }
        }
        await().atMost(PATIENCE).until(() -> isOver(id));
        isServing();
        return id;
    }

    private boolean began(String id) {
        return await().atMost(PATIENCE)
                .until(() -> state(id), state -> !state.isEmpty() && !state.equals("WAITING"))
                .equals("RUNNING");
    }

    private boolean isOver(String id) throws Exception {
        return !GOES_ON.contains(state(id));
    }

    private String state(String id) throws Exception {
        return admin.part(id, NODE).path("state").asString("");
    }

    private void kill() throws Exception {
        long killed = stack.process(NODE).pid();
        stack.kill(NODE);
        try (Tables tables = Tables.ofFeed(stack, NODE)) {
            moments.add(
                    tables.texts("select r.state || ' at ' || r.position || ' of ' || r.to_position || ', generation '"
                                    + " || g.state || case when exists (select from pg_tables where tablename = 'made_indexes'"
                                    + " and schemaname = 'feed_' || g.number) then ' with indexes' else '' end"
                                    + " from replay_run r join generation g on g.number = r.generation"
                                    + " order by r.started_at desc limit 1")
                            .getFirst());
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> stack.process(NODE).pid() != killed && isServing());
    }

    /** Reads from the node itself. It may be down, but not show anything else. */
    private boolean isServing() throws Exception {
        Answer answer = reader.get("/nodes/" + NODE + path);
        if (answer.status() != 200) {
            return false;
        }
        directReads++;
        if (!wrongWith(answer).isEmpty()) {
            wrong.add(wrongWith(answer));
        }
        return true;
    }
}
