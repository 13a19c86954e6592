package org.secureside.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.command.CommandNode;
import org.secureside.command.LockedTable;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What residents are told who do something with a message that was acknowledged and waits to be recorded. */
class NotRecordedYetIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final String MALLORY = TestIssuer.TRUSTED.token("mallory", "resident");
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private CommandNode node;
    private String street = "";

    @BeforeEach
    void adaAndBobLiveInMapleStreet() throws Exception {
        node = CommandNode.start(Map.of("secureside.intake.directory", folder.toString()));
        street = node.openNeighborhood(ADA);
        node.put(street + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void itIsNotCalledMissingToThoseWhoMayKnowOfIt() throws Exception {
        LockedTable events = LockedTable.eventsAgainstWriting(node);
        String message;
        try {
            message = promisedMessage();

            assertThat(allThatCanBeDone(message, BOB)).allSatisfy(NotRecordedYetIT::assertPutOff);
            assertThat(node.post(message + "/removal", ADA, "{\"reason\":\"An insult\"}"))
                    .satisfies(NotRecordedYetIT::assertPutOff);
            assertThat(allThatCanBeDone(message, MALLORY))
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(403, 404));
        } finally {
            events.close();
        }

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(node.patch(message, BOB, "*", "{\"body\":\"Hello\"}")
                                .status())
                        .isEqualTo(204));
        assertThat(markRead(message, BOB).status()).isEqualTo(201);
        assertThat(node.delete(message, BOB).status()).isEqualTo(204);
    }

    @Test
    void whatNobodySentIsStillMissing() throws Exception {
        String nowhere = "/api/messages/449c87f4-93f8-5ab6-ac8e-6d9bc870ecde";
        LockedTable events = LockedTable.eventsAgainstWriting(node);
        try {
            assertThat(promisedMessage()).isNotEqualTo(nowhere);

            assertThat(node.delete(nowhere, BOB).status()).isEqualTo(404);
            assertThat(markRead(nowhere, BOB).status()).isEqualTo(422);
        } finally {
            events.close();
        }
    }

    private String promisedMessage() throws Exception {
        HttpProbe.Answer promised = node.post(street + "/messages", BOB, "{\"body\":\"Helo\"}");
        assertThat(promised.status()).as(promised.text()).isEqualTo(202);
        return promised.header("Location");
    }

    private List<HttpProbe.Answer> allThatCanBeDone(String message, String token) throws Exception {
        String reaction = message + "/reactions/" + URLEncoder.encode("👍", StandardCharsets.UTF_8);
        return List.of(
                node.patch(message, token, "*", "{\"body\":\"Hello\"}"),
                node.delete(message, token),
                node.post(message + "/removal", token, "{\"reason\":\"An insult\"}"),
                node.put(reaction, token, ""),
                node.delete(reaction, token),
                markRead(message, token));
    }

    private HttpProbe.Answer markRead(String message, String token) throws Exception {
        String id = message.substring(message.lastIndexOf('/') + 1);
        return node.put(street + "/read-marker", token, "{\"messageId\":\"%s\"}".formatted(id));
    }

    private static void assertPutOff(HttpProbe.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:not-recorded-yet");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
}
