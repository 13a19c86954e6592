package org.secureside.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.fake.CommandLineRun;
import org.secureside.operations.fake.FakeStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {

    private static final String ID = "3f6f0a52-58a7-5c2e-8d0b-6c7c1f1b9d20";
    private static final String ORDERED = """
            {'replayId':'%s','plan':{'projections':['feed'],'scope':{'mode':'REBUILD'},'nodes':['query-1'],\
            'strategy':'ROLLING'}}""".formatted(ID);

    @TempDir
    private Path folder = Path.of("");

    private final FakeReplays service = new FakeReplays();

    @BeforeEach
    void describe() throws IOException {
        FakeStack.describe(folder, service.uri(), service.uri(), Map.of("query-1", service.uri()));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void aRebuildIsOrderedWithAKeyAndAReason() {
        service.tell(201, ORDERED);

        CommandLineRun run = replay("request", "--rebuild", "--reason", "A drill", "--node", "query-1,query-2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(ID);
        FakeReplays.Asked asked = service.asked().getFirst();
        assertThat(asked.request()).isEqualTo("POST /api/replays");
        assertThat(asked.key()).isNotEmpty();
        JsonNode wish = new JsonMapper().readTree(asked.body());
        assertThat(wish.get("mode").asString()).isEqualTo("REBUILD");
        assertThat(wish.get("projections").toString()).isEqualTo("[\"feed\"]");
        assertThat(wish.get("nodes").toString()).isEqualTo("[\"query-1\",\"query-2\"]");
        assertThat(wish.get("strategy").asString()).isEqualTo("ROLLING");
        assertThat(wish.get("reason").asString()).isEqualTo("A drill");
        assertThat(wish.has("throttle")).isFalse();
    }

    @Test
    void whatIsReappliedIsNamedByOneOfThreeWays() {
        service.tell(201, ORDERED);

        assertThat(replay("request", "--from-position", "7", "--throttle", "500", "--parallel", "--reason", "x")
                        .exitCode())
                .isZero();
        assertThat(replay("request", "--from-instant", "2026-08-15T10:00:00Z", "--reason", "x")
                        .exitCode())
                .isZero();
        assertThat(replay("request", "--stream", ID, "--reason", "x").exitCode())
                .isZero();
        assertThat(service.asked())
                .extracting(FakeReplays.Asked::body)
                .satisfiesExactly(
                        position -> assertThat(position)
                                .contains("\"REAPPLY\"", "\"fromPosition\":7", "\"throttle\":500", "PARALLEL"),
                        instant -> assertThat(instant).contains("\"REAPPLY\"", "\"2026-08-15T10:00:00Z\""),
                        stream -> assertThat(stream).contains("\"STREAM\"", ID));
    }

    @Test
    void wrongUsageIsOneLineAndAsksNothing() {
        for (String[] wrong : new String[][] {
            {"request", "--reason", "x"},
            {"request", "--rebuild", "--stream", ID, "--reason", "x"},
            {"request", "--rebuild"},
            {"request", "--rebuild", "--reason", " "},
            {"show", "nonsense"},
            {"pause", ID},
            {"list", "--limit", "0"},
            {"dead-letters", "retry", "feeds", ID, "--reason", "x"},
            {"dead-letters", "retry", "feed", ID, "--up-to", "7", "--reason", "x"},
            {"dead-letters", "discard", "feed", ID, "--reason", "x"}
        }) {
            CommandLineRun run = replay(wrong);
            assertThat(run.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(run.err()).isNotBlank();
        }
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsToldInItsWords() {
        service.tell(409, "{'type':'x','detail':'Another replay rebuilds it'}");

        CommandLineRun run = replay("request", "--rebuild", "--reason", "x");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Another replay rebuilds it");
    }

    @Test
    void aWrongFieldIsWrongUsage() {
        service.tell(400, "{'errors':[{'field':'nodes','problem':'must each be one of query-1'}]}");

        CommandLineRun run = replay("request", "--rebuild", "--reason", "x", "--node", "query-9");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nodes must each be one of query-1");
    }

    @Test
    void whatPassesIsTriedAgainWithTheSameKey() {
        service.tell(503, "{}").tell(201, ORDERED);

        assertThat(replay("request", "--rebuild", "--reason", "x").exitCode()).isZero();
        assertThat(service.asked())
                .hasSize(2)
                .extracting(FakeReplays.Asked::key)
                .containsOnly(service.asked().getFirst().key());
    }

    @Test
    void aDryRunTellsTheWorkAndTheTime() {
        service.tell(200, """
                {'plan':{'projections':['feed'],'scope':{'mode':'REBUILD'},'nodes':['query-1','query-2'],\
                'strategy':'ROLLING'},'estimates':[{'projection':'feed','events':1000000,'eventsPerSecond':20000,\
                'seconds':50}],'seconds':100}""");

        CommandLineRun run = replay("request", "--rebuild", "--reason", "x", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("feed: 1,000,000 events on each of query-1, query-2, about 0:50 at 20,000 events/s")
                .contains("until the last node is done: about 1:40");
    }

    @Test
    void whatIsWatchedIsShownUntilItIsCompleted() {
        service.tell(404, "{'detail':'There is no replay'}")
                .tell(200, view("RUNNING", "RUNNING", 500, ""))
                .tell(
                        200,
                        view(
                                "COMPLETED",
                                "COMPLETED",
                                1000,
                                ",'drift':[{'table':'message','rowsBefore':9,'rows':9,"
                                        + "'equal':true,'differing':[]}]"));

        CommandLineRun run = replay("watch", ID);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("query-1", "500 of 1,000 events", "100.0 %");
        assertThat(run.out()).contains("Completed on every node; nothing had drifted.");
    }

    @Test
    void driftIsAFinding() {
        service.tell(
                200,
                view(
                        "COMPLETED",
                        "COMPLETED",
                        1000,
                        ",'drift':[{'table':'message','rowsBefore':8,'rows':9,"
                                + "'equal':false,'differing':['m-1']}]"));

        CommandLineRun run = replay("watch", ID);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("query-1 feed: table message had drifted: 8 rows before, 9 now; for example m-1");
    }

    @Test
    void aFailureIsAFinding() {
        service.tell(200, view("FAILED", "FAILED", 10, ",'failure':'The disk is full'"));

        CommandLineRun run = replay("watch", ID, "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(run.out()).at("/parts/0/failure").asString())
                .isEqualTo("The disk is full");
    }

    @Test
    void aNodeThatKnowsLessMakesNoBarShrink() {
        service.tell(200, view("RUNNING", "RUNNING", 700, ""))
                .tell(200, view("RUNNING", "RUNNING", 500, ""))
                .tell(200, view("COMPLETED", "COMPLETED", 1000, ""));

        assertThat(replay("watch", ID).err()).doesNotContain("500 of 1,000");
    }

    @Test
    void whatAPartWaitsForIsSaid() {
        service.tell(200, view("RUNNING", "WAITING", 0, ",'waitsFor':'7d0f6a52-58a7-5c2e-8d0b-6c7c1f1b9d20'"));

        assertThat(replay("show", ID).out()).contains("waiting   for replay 7d0f6a52-58a7-5c2e-8d0b-6c7c1f1b9d20");
    }

    @Test
    void whatNeverEndsAtItsPaceIsSaid() {
        service.tell(200, view("RUNNING", "RUNNING", 500, ",'eventsPerSecond':100,'finding':'NEVER_ENDS'"));

        assertThat(replay("show", ID).out())
                .contains("100/s never ends at this pace: more is recorded than it applies")
                .doesNotContain("left");
    }

    @Test
    void aThrottleThatCannotBeKeptIsSaid() {
        service.tell(200, view("RUNNING", "RUNNING", 500, ",'remainingSeconds':60,'finding':'THROTTLE_TOO_LOW'"));

        assertThat(replay("show", ID).out()).contains("1:00 left (more is recorded than the throttle allows");
    }

    @Test
    void aReplayIsShownWithWhoAndWhy() {
        service.tell(200, view("PAUSED", "PAUSED", 500, ""));

        CommandLineRun run = replay("show", ID);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("requested by ada: A drill", "paused", "rebuild feed", "query-1");
    }

    @Test
    void theListHasALineForEach() {
        service.tell(200, "{'replays':[" + view("RUNNING", "RUNNING", 500, "") + "]}");

        assertThat(replay("list").out()).contains(ID, "running", "by ada", "A drill");
    }

    @Test
    void ordersToAReplayCarryTheReason() {
        service.tell(204, "");

        for (String order : new String[] {"pause", "resume", "cancel"}) {
            assertThat(replay(order, ID, "--reason", "Enough").exitCode()).isZero();
        }
        assertThat(service.asked())
                .extracting(FakeReplays.Asked::request)
                .containsExactly(
                        "POST /api/replays/" + ID + "/pause",
                        "POST /api/replays/" + ID + "/resume",
                        "POST /api/replays/" + ID + "/cancel");
        assertThat(service.asked()).allMatch(asked -> asked.body().contains("Enough"));
    }

    @Test
    void deadLettersOfEveryNodeAreAFinding() throws IOException {
        FakeReplays down = new FakeReplays();
        down.close();
        FakeStack.describe(
                folder, service.uri(), service.uri(), Map.of("query-2", service.uri(), "query-3", down.uri()));
        service.tell(200, """
                {'deadLetters':[{'node':'query-2','projection':'feed','sequence':'m-1','position':12,'version':3,\
                'type':'MessageEdited','cause':'PostgreSQL refused the row'}]}""");

        CommandLineRun run = replay("dead-letters");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("query-2 feed: MessageEdited 3 of m-1 at position 12: PostgreSQL refused the row")
                .contains("query-3 gave no answer");
    }

    @Test
    void nothingParkedIsNoFinding() {
        service.tell(200, "{'deadLetters':[]}");

        CommandLineRun run = replay("dead-letters");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Nothing is parked.");
    }

    @Test
    void whatIsParkedIsRetriedWithAReasonAndAKey() {
        service.tell(204, "");

        CommandLineRun retry = replay("dead-letters", "retry", "feed", "m-1", "--reason", "Mended");

        assertThat(retry.exitCode()).as(retry.err()).isZero();
        assertThat(service.asked().getLast().request()).isEqualTo("POST /api/dead-letters/feed/m-1/retry");
        assertThat(service.asked().getLast().key()).isNotEmpty();
    }

    @Test
    void whatIsGivenUpIsWhatWasSeen() {
        service.tell(204, "");

        CommandLineRun discard =
                replay("dead-letters", "discard", "feed", "m-1", "--up-to", "12", "--reason", "A test event");

        assertThat(discard.exitCode()).as(discard.err()).isZero();
        assertThat(service.asked().getLast().request()).isEqualTo("POST /api/dead-letters/feed/m-1/discard");
        assertThat(service.asked().getLast().body()).contains("\"upTo\":12");
        assertThat(discard.out()).contains("what is parked of m-1 up to position 12 is to be given up");
    }

    private static String view(String state, String partState, long events, String more) {
        return """
                {'replayId':'%s','state':'%s','plan':{'projections':['feed'],'scope':{'mode':'REBUILD'},\
                'nodes':['query-1'],'strategy':'ROLLING'},'changes':[{'kind':'REQUESTED','at':'2026-01-02T03:04:05Z',\
                'by':'ada','reason':'A drill'}],'percent':%s,'parts':[{'node':'query-1','projection':'feed',\
                'state':'%s','events':%d,'total':1000,'percent':%s%s}]}""".formatted(ID, state, events / 10.0, partState, events, events / 10.0, more);
    }

    private CommandLineRun replay(String... arguments) {
        return CommandLineRun.of(
                new ReplayCommand(),
                Stream.concat(Stream.of(arguments), Stream.of("--data", folder.toString(), "--as", "ada"))
                        .toArray(String[]::new));
    }
}
