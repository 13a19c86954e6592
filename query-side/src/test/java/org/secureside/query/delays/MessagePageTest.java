package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.MessageState;
import org.secureside.api.feed.MessageView;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageKind;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.delays.MessageHistoryController.MessageHistory;
import org.secureside.query.history.EventView;

/** The page of one message, which two nodes show and a third does not tell of. */
class MessagePageTest {

    private static final UUID MESSAGE = UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde");
    private static final UUID STREET = UUID.fromString("50743d4b-dcbd-5a32-970e-1e684375e226");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String REQUEST = "0123456789abcdef0123456789abcdef";

    private final MessagePage page = new MessagePage();

    @Test
    void thePageLeadsFromThePostToTheReadersOfEveryNode() throws IOException {
        String html = page.of(
                MESSAGE, history("Has anyone seen a grey cat? 🐈", "{\"body\":\"Has anyone seen a grey cat?\"}"));
        Files.writeString(Path.of("target/message.html"), html); // to look at

        assertThat(html)
                .containsSubsequence(
                        "Chat by ada",
                        "Has anyone seen a grey cat? 🐈",
                        "sent by the client</td><td>2026-01-02 11:59:59.900</td><td>-100 ms",
                        "received by command-1</td><td>2026-01-02 12:00:00.000</td><td>0 ms",
                        "kept in the journal of command-1",
                        "recorded at position 17</td><td>2026-01-02 12:00:02.000</td><td>2.0 s",
                        "visible on query-1</td><td>2026-01-02 12:00:02.030",
                        "not visible on query-2",
                        "query-3 does not tell</td><td colspan=\"2\" class=\"no\">it could not be reached",
                        "Its request was <code>" + REQUEST,
                        "Message sent",
                        "by ada (resident), request <code>" + REQUEST)
                .doesNotContain("{{", "null", "http:", "https:", "<script", "src=");
    }

    @Test
    void whateverStandsInAMessageIsTextOnThePage() {
        String html = page.of(MESSAGE, history("</style><b> {{way}} $1", "{\"body\":\"<img src=x>\"}"));

        assertThat(html)
                .contains("&lt;/style&gt;&lt;b&gt; {{way}} $1", "&lt;img src=x&gt;")
                .doesNotContain("</style><b>", "<img");
    }

    @Test
    void aMessageThatIsGoneIsSaidToBe() {
        assertThat(page.of(MESSAGE, history(null, "{}"))).contains("Its author took it back.");
    }

    private static MessageHistory history(@Nullable String body, String payload) {
        MessageView message = new MessageView(
                new MessageId(MESSAGE),
                new NeighborhoodId(STREET),
                new ResidentId("ada"),
                MessageKind.CHAT,
                null,
                null,
                body == null ? MessageState.RETRACTED : MessageState.VISIBLE,
                body,
                0,
                null,
                NOON,
                null,
                null,
                null,
                List.of(),
                null);
        MessageWay way = new MessageWay(
                MESSAGE,
                17,
                STREET,
                REQUEST,
                REQUEST,
                "command-1",
                NOON.minusMillis(100),
                NOON,
                NOON.plusMillis(3),
                NOON.plusSeconds(2),
                List.of(
                        new MessageWay.Visible("query-1", NOON.plusMillis(2_030), 2_030L, null),
                        new MessageWay.Visible("query-2", null, null, null),
                        new MessageWay.Visible("query-3", null, null, "it could not be reached")),
                2_030L);
        EventView sent = new EventView(
                17,
                "Message",
                MESSAGE.toString(),
                0,
                "id",
                "MessageSent",
                "1",
                "ada",
                "resident",
                REQUEST,
                REQUEST,
                STREET,
                MESSAGE,
                null,
                NOON.minusMillis(100),
                NOON,
                NOON.plusSeconds(2),
                payload,
                "{}");
        return new MessageHistory(NOON.plusSeconds(60), 20, message, way, List.of(sent), false);
    }
}
