package org.secureside.command.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** Who may post, on two nodes with the same events, while the first one's lookup table follows them and while not. */
class MembershipIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
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
