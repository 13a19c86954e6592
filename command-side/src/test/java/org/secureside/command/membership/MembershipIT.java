package org.secureside.command.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.command.CommandNode;
import org.secureside.command.LockedTable;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may post, on two nodes with the same events, while the first one's lookup table follows them and while not. */
class MembershipIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration BOUND = TableFreshness.TRUSTED_FOR.plusSeconds(1);

    private static CommandNode first;
    private static CommandNode second;

    private String neighborhood;

    @BeforeAll
    static void startTwoNodes() {
        first = CommandNode.start(Map.of());
        second = first.startSibling("command-2");
    }

    @AfterAll
    static void stopThem() {
        second.close();
        first.close();
    }

    @BeforeEach
    void adaOpensMapleStreet() throws Exception {
        neighborhood = first.openNeighborhood(ADA);
    }

    @AfterEach
    void theFirstTableFollowsAgain() {
        StreamingEventProcessor processor = processorOfFirst();
        if (!processor.isRunning()) {
            processor.start();
        }
        await().untilAsserted(() ->
                assertThat(first.bean(TableFreshness.class).isFresh()).isTrue());
    }

    @Test
    void whoeverWasDismissedThroughThisNodeIsRefusedFromThenOn() throws Exception {
        admitBobAndLetTheTableKnow();
        processorOfFirst().shutDown();
        assertThat(post(first, BOB).status()).isEqualTo(201);

        assertThat(first.delete(neighborhood + "/members/bob", ADA).status()).isEqualTo(204);

        assertThat(first.bean(TableFreshness.class).isFresh())
                .as("else the events are asked, and the table proves nothing")
                .isTrue();
        assertThat(post(first, BOB).status()).isEqualTo(403);
    }

    @Test
    void anEarlierEventThatTheTableMeetsLaterLetsNobodyInAgain() {
        MembershipTable table = first.bean(MembershipTable.class);
        NeighborhoodId elmStreet = new NeighborhoodId(UUID.randomUUID());
        ResidentId bob = new ResidentId("bob");

        table.put(elmStreet, bob, new Membership(null, 3));
        table.put(elmStreet, bob, new Membership(MemberRole.RESIDENT, 2));

        assertThat(table.find(elmStreet, bob)).hasValue(new Membership(null, 3));
    }

    @Test
    void whoeverWasDismissedThroughAnotherNodeIsRefusedHereSoonEvenIfTheTableStandsStill() throws Exception {
        admitBobAndLetTheTableKnow();
        processorOfFirst().shutDown();

        assertThat(second.delete(neighborhood + "/members/bob", ADA).status()).isEqualTo(204);

        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(post(first, BOB).status()).isEqualTo(403));
        assertThat(post(first, ADA).status()).isEqualTo(201);
    }

    @Test
    void whoeverWasAdmittedThroughAnotherNodeMayPostHereAtOnce() throws Exception {
        processorOfFirst().shutDown();

        second.put(neighborhood + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");

        assertThat(post(first, BOB).status()).isEqualTo(201);
    }

    @Test
    void whoeverModeratesNoMoreRemovesNothing() throws Exception {
        admitBobAndLetTheTableKnow();
        first.patch(neighborhood + "/members/bob", ADA, "{\"role\":\"MODERATOR\"}");
        String message = post(first, ADA).header("Location");

        first.patch(neighborhood + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");

        assertThat(first.post(message + "/removal", BOB, "{\"reason\":\"A quarrel\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aMessageThatWasAcceptedIsAcknowledgedAgainToWhoeverWasDismissedSince() throws Exception {
        admitBobAndLetTheTableKnow();
        String key = CommandNode.newKey();
        HttpProbe.Answer sent = first.post(neighborhood + "/messages", BOB, key, "{\"body\":\"Hello\"}");
        first.delete(neighborhood + "/members/bob", ADA);

        HttpProbe.Answer again = first.post(neighborhood + "/messages", BOB, key, "{\"body\":\"Hello\"}");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(sent.body());
    }

    @Test
    void theTableIsPartOfReadiness() throws Exception {
        HttpProbe management = new HttpProbe(first.managementPort());

        await().untilAsserted(() -> {
            HttpProbe.Answer readiness = management.get("/actuator/health/readiness", "");
            assertThat(readiness.status()).isEqualTo(200);
            assertThat(readiness.body().at("/components/membership/status").asString())
                    .isEqualTo("UP");
        });
    }

    @Test
    void aNodeWithAnEmptyTableIsNotReadyUntilItKnowsTheSameAsTheOthers() throws Exception {
        List<NeighborhoodId> many = recordSomeThousandChanges();
        assertThat(first.bean(LookupProcessor.class).catchesUpWithin(RECOVERY)).isTrue();
        String database = EmbeddedDatabases.newDatabase();

        try (ExecutorService starter = Executors.newSingleThreadExecutor()) {
            Future<CommandNode> starting = starter.submit(() -> first.startSibling("command-3", database));
            LockedTable held = await().atMost(RECOVERY)
                    .ignoreExceptions() // until the table is there
                    .until(() -> LockedTable.lock(database, "membership", "exclusive"), table -> true);
            try (CommandNode empty = starting.get()) {
                assertReadiness(empty, 503, "OUT_OF_SERVICE");

                held.close();

                await().atMost(RECOVERY).untilAsserted(() -> assertReadiness(empty, 200, "UP"));
                assertThat(members(empty, many)).hasSizeGreaterThan(2_000).isEqualTo(members(first, many));
                assertThat(versions(empty, many)).isEqualTo(versions(first, many));
            }
        }
    }

    private static void assertReadiness(CommandNode node, int status, String membership) throws Exception {
        HttpProbe.Answer readiness = new HttpProbe(node.managementPort()).get("/actuator/health/readiness", "");
        assertThat(readiness.status()).as(readiness.text()).isEqualTo(status);
        assertThat(readiness.body().at("/components/membership/status").asString())
                .isEqualTo(membership);
    }

    private static List<NeighborhoodId> recordSomeThousandChanges() {
        List<NeighborhoodId> many = Stream.generate(() -> new NeighborhoodId(UUID.randomUUID()))
                .limit(25)
                .toList();
        for (NeighborhoodId street : many) {
            List<NeighborhoodEvent> happened = new ArrayList<>();
            happened.add(new NeighborhoodOpened(street, "Maple Street", resident(0)));
            for (int i = 0; i < 100; i++) {
                happened.add(new MemberAdmitted(street, resident(i), MemberRole.RESIDENT));
            }
            for (int i = 0; i < 30; i++) {
                happened.add(new MemberRoleChanged(street, resident(i), MemberRole.MODERATOR));
            }
            for (int i = 20; i < 40; i++) {
                happened.add(new MemberLeft(street, resident(i)));
            }
            first.bean(EventStore.class)
                    .publish(IntStream.range(0, happened.size())
                            .<DomainEventMessage<?>>mapToObj(version -> new GenericDomainEventMessage<>(
                                    "Neighborhood", street.toString(), version, happened.get(version)))
                            .toList());
        }
        return many;
    }

    private static ResidentId resident(int number) {
        return new ResidentId("resident-" + number);
    }

    private static List<Map<String, Object>> members(CommandNode node, List<NeighborhoodId> of) {
        return rows(node, of, "select neighborhood_id, resident, role, version from membership", "resident");
    }

    private static List<Map<String, Object>> versions(CommandNode node, List<NeighborhoodId> of) {
        return rows(node, of, "select neighborhood_id, version from neighborhood", "version");
    }

    private static List<Map<String, Object>> rows(
            CommandNode node, List<NeighborhoodId> of, String select, String thenBy) {
        return node.bean(JdbcClient.class)
                .sql(select + " where neighborhood_id = any (?) order by neighborhood_id, " + thenBy)
                .param(of.stream().map(NeighborhoodId::value).toArray(UUID[]::new))
                .query()
                .listOfRows();
    }

    @Test
    void aNodeIsReadyBeforeAnythingWasEverRecorded() {
        try (CommandNode fresh = CommandNode.start(Map.of())) {
            await().untilAsserted(() ->
                    assertThat(fresh.bean(TableFreshness.class).wasComplete()).isTrue());
        }
    }

    private void admitBobAndLetTheTableKnow() throws Exception {
        first.put(neighborhood + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");
        await().untilAsserted(() -> assertThat(completeTo()).isEqualTo(2));
    }

    private long completeTo() {
        NeighborhoodId id =
                new NeighborhoodId(UUID.fromString(neighborhood.substring(neighborhood.lastIndexOf('/') + 1)));
        return first.bean(MembershipTable.class)
                .snapshot(id, new ResidentId("bob"))
                .completeTo();
    }

    private HttpProbe.Answer post(CommandNode node, String token) throws Exception {
        return node.post(neighborhood + "/messages", token, "{\"body\":\"Hello\"}");
    }

    private static StreamingEventProcessor processorOfFirst() {
        return first.bean(EventProcessingConfiguration.class)
                .eventProcessor(LookupProcessor.NAME, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
