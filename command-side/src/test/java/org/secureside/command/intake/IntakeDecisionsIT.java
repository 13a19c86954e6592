package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.intake.IntakeDecisionEvent;
import org.secureside.api.intake.IntakeDismissalRequested;
import org.secureside.api.intake.IntakeGiveUpRequested;
import org.secureside.api.message.MessageId;
import org.secureside.command.CommandNode;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What admins can do about a message that was acknowledged and cannot be recorded: here one that cannot be read. */
class IntakeDecisionsIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String ADMIN = TestIssuer.TRUSTED.token("alice", "admin");
    private static final String UNKNOWN = "449c87f4-93f8-5ab6-ac8e-6d9bc870ecde";
    private static final String HELLO = "{\"body\":\"Hello\"}";
    private static final Path MONITORING = Path.of("../operations/src/main/resources/monitoring");

    private static StoppablePostgres postgres;

    @TempDir
    private Path folder;

    private CommandNode node;
    private String message = "";

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = new StoppablePostgres();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void aMessageIsStuck() throws Exception {
        Map<String, String> settings = Map.of(
                "secureside.postgres.url",
                postgres.url(),
                "secureside.intake.directory",
                folder.toString(),
                "spring.datasource.url",
                EmbeddedDatabases.newDatabase());
        node = CommandNode.start(settings);
        String street = node.openNeighborhood(ADA);
        assertThat(node.post(street + "/messages", ADA, HELLO).status())
                .as("the node knows Ada from now on")
                .isEqualTo(201);
        postgres.stop();
        HttpProbe.Answer promised = node.post(street + "/messages", ADA, HELLO);
        assertThat(promised.status()).as(promised.text()).isEqualTo(202);
        message = promised.body().get("messageId").asString();
        node.close();
        postgres.startAgain();
        try (Connection connection = JournalFile.in(folder).open();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update message set body = ''")).isEqualTo(1);
            connection.commit();
        }
        node = CommandNode.start(settings);
        await().untilAsserted(() -> assertThat(
                        report().body().at("/stuck/0/messageId").asString(""))
                .isEqualTo(message));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aStuckMessageIsGivenUpAndThenDismissedOnTheRecord() throws Exception {
        assertThat(report().body().at("/stuck/0/failure").asString("")).isEqualTo("UnreadableRowException");
        assertProblem(decide("dismissals", message, "too early"), 409, "nothing-to-decide");

        assertThat(decide("refusals", message, "nobody can read it").status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(
                        report().body().at("/refusals/0/reason").asString(""))
                .isEqualTo("nobody can read it"));
        assertProblem(decide("refusals", message, "nobody can read it"), 409, "nothing-to-decide");

        HttpProbe.Answer dismissed = decide("dismissals", message, "its sender was told");
        assertThat(dismissed.status()).as(dismissed.text()).isEqualTo(200);
        assertThat(dismissed.body().get("refused").asInt()).isZero();
        assertThat(dismissed.body().get("entries").asInt()).isZero();
        assertProblem(decide("dismissals", message, "its sender was told"), 404, "not-found");
        assertThat(stateOf(message).status()).isEqualTo(404);

        assertThat(recorded(2))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(IntakeGiveUpRequested.class, decision -> {
                            assertThat(decision.messageId()).isEqualTo(new MessageId(UUID.fromString(message)));
                            assertThat(decision.node()).isEqualTo("command-1");
                            assertThat(decision.failure()).isEqualTo("UnreadableRowException");
                            assertThat(decision.reason()).isEqualTo("nobody can read it");
                            assertThat(decision.requestedBy().value()).isEqualTo("alice");
                        }),
                        second -> assertThat(second)
                                .isInstanceOfSatisfying(IntakeDismissalRequested.class, decision -> {
                                    assertThat(decision.refusal()).isEqualTo("nobody can read it");
                                    assertThat(decision.reason()).isEqualTo("its sender was told");
                                    assertThat(decision.requestedBy().value()).isEqualTo("alice");
                                }));
    }

    @Test
    void whatCannotBeRecordedIsNotDecided() throws Exception {
        postgres.stop();
        HttpProbe.Answer answer = decide("refusals", message, "nobody can read it");
        HttpProbe.Answer report = report();
        postgres.startAgain();

        assertProblem(answer, 503, "event-store-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(report.body().at("/stuck/0").has("givenUp"))
                .as(report.text())
                .isFalse();
        assertThat(report.body().get("refused").asInt()).isZero();
    }

    @Test
    void ofWhatIsNotThereNothingIsDecided() throws Exception {
        assertProblem(decide("refusals", UNKNOWN, "nobody can read it"), 404, "not-found");
        assertProblem(decide("dismissals", UNKNOWN, "nobody can read it"), 404, "not-found");
        assertThat(decide("refusals", UNKNOWN, "").status()).isEqualTo(400);
    }

    @Test
    void aDrainHasWhatIsStuckTriedAtOnce() throws Exception {
        Forwarder forwarder = node.bean(Forwarder.class);
        await().until(() -> forwarder.stuck().all(1).getFirst().pauseMillis() >= 1_600);

        HttpProbe.Answer answer = node.http().send("POST", "/api/intake/drains", ADMIN, "", Map.of());

        assertThat(answer.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> forwarder.stuck().all(1).getFirst().pauseMillis() < 1_600);
    }

    @Test
    void theNumbersThatAlertsAndDashboardsReadAreThere() throws Exception {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MONITORING)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read.addAll(namesIn(Files.readString(file)));
            }
        }

        String numbers = new HttpProbe(node.managementPort())
                .get("/actuator/prometheus", "")
                .text();

        assertThat(read).contains("secureside_intake_refused", "secureside_intake_oldest_seconds");
        assertThat(namesIn(numbers)).containsAll(read);
    }

    private static Set<String> namesIn(String text) {
        return Pattern.compile("secureside_intake_\\w+")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    @Test
    void theNodeIsWellAsLongAsItsJournalWorks() throws Exception {
        for (String group : new String[] {"liveness", "readiness"}) {
            HttpProbe.Answer health = new HttpProbe(node.managementPort()).get("/actuator/health/" + group, "");

            assertThat(health.body().at("/components/intake/status").asString(""))
                    .as(group)
                    .isEqualTo("UP");
        }
    }

    private static void assertProblem(HttpProbe.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:" + type);
    }

    private HttpProbe.Answer decide(String what, String about, String reason) throws Exception {
        return node.http()
                .send(
                        "POST",
                        "/api/intake/" + what,
                        ADMIN,
                        "{\"messageId\":\"%s\",\"reason\":\"%s\"}".formatted(about, reason),
                        Map.of());
    }

    private HttpProbe.Answer report() throws Exception {
        return node.http().get("/api/intake", ADMIN);
    }

    private HttpProbe.Answer stateOf(String id) throws Exception {
        return node.http().get("/api/messages/" + id + "/state", ADA);
    }

    /** Returns the decisions about the message in the order of the log. */
    private List<IntakeDecisionEvent> recorded(int count) throws Exception {
        List<IntakeDecisionEvent> decisions = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> log =
                node.bean(EventStore.class).openStream(null)) {
            while (decisions.size() < count && log.hasNextAvailable(500, TimeUnit.MILLISECONDS)) {
                if (log.nextAvailable().getPayload() instanceof IntakeDecisionEvent decision
                        && aboutTheMessage(decision)) {
                    decisions.add(decision);
                }
            }
        }
        return decisions;
    }

    private boolean aboutTheMessage(IntakeDecisionEvent decision) {
        MessageId about = switch (decision) {
            case IntakeGiveUpRequested givenUp -> givenUp.messageId();
            case IntakeDismissalRequested dismissed -> dismissed.messageId();
        };
        return about.toString().equals(message);
    }
}
