package org.secureside.command.readmarker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

class ReadMarkerIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");

    private final CommandNode node = CommandNode.shared();
    private String neighborhood;

    @BeforeEach
    void adaOpensMapleStreet() throws Exception {
        neighborhood = node.openNeighborhood(ADA);
    }

    @Test
    void aMarkerMovesOnAndTheSameMessageDoesNotMoveItAgain() throws Exception {
        HttpProbe.Answer first = mark(send());
        String second = send();

        HttpProbe.Answer moved = mark(second);
        HttpProbe.Answer again = mark(second);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(neighborhood + "/read-marker");
        assertThat(moved.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(moved.header("ETag")).endsWith("@1\"").isEqualTo(again.header("ETag"));
    }

    @Test
    void aMarkerThatMovedOftenIsReadFromItsNewestEvents() throws Exception {
        String marker = "";
        for (int i = 0; i < 120; i++) {
            marker = mark(send()).header("ETag");
        }

        assertThat(marker).endsWith("@119\"");
        String stream = marker.substring(1, marker.indexOf('@'));
        assertThat(node.bean(EventStore.class).readEvents(stream).asStream().count())
                .isLessThan(60);
        assertThat(node.bean(EventStore.class).readEvents(stream, 0).asStream().count())
                .isEqualTo(120);
    }

    @Test
    void theFirstMarksOfTwoDevicesAtOnceAreBothTaken() throws Exception {
        String message = send();
        List<Future<HttpProbe.Answer>> answers = new ArrayList<>();
        try (ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                answers.add(devices.submit(() -> mark(message)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpProbe.Answer> answer : answers) {
            statuses.add(answer.get().status());
            assertThat(answer.get().header("ETag")).endsWith("@0\"");
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 204);
    }

    @Test
    void aMessageThatIsNotThereIsNoPlaceForAMarker() throws Exception {
        String elsewhere = node.openNeighborhood(ADA);

        HttpProbe.Answer refused =
                node.put(elsewhere + "/read-marker", ADA, "{\"messageId\":\"%s\"}".formatted(send()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:unknown-message");
    }

    @Test
    void aMarkWithoutAMessageIsRefused() throws Exception {
        assertThat(node.put(neighborhood + "/read-marker", ADA, "{}").status()).isEqualTo(400);
    }

    private HttpProbe.Answer mark(String message) throws Exception {
        return node.put(neighborhood + "/read-marker", ADA, "{\"messageId\":\"%s\"}".formatted(message));
    }

    private String send() throws Exception {
        return node.post(neighborhood + "/messages", ADA, "{\"body\":\"Hello\"}")
                .body()
                .get("messageId")
                .asString();
    }
}
