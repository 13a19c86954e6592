package org.secureside.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class QuerySideIT {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final String ADAS_TOKEN = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String EVES_TOKEN = TestIssuer.TRUSTED.token("eve", "resident");
    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionManager transactionManager;

    @Autowired
    private TokenStore tokens;

    private HttpProbe http;
    private RecordedEvents recorded;
    private NeighborhoodId mapleStreet;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        EmbeddedDatabases.register(properties);
        properties.add("secureside.security.public-key", TestIssuer.TRUSTED::publicKeyLocation);
    }

    @BeforeEach
    void openMapleStreet() {
        http = new HttpProbe(port);
        recorded = new RecordedEvents(store);
        mapleStreet = recorded.neighborhoodOf(ADA, "Maple Street");
    }

    @Test
    void aMemberReadsTheNewestMessagesFirst() {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 3);

        await().untilAsserted(() -> assertThat(feed("").body().at("/messages").findValuesAsString("messageId"))
                .containsExactly(text(sent.get(2)), text(sent.get(1)), text(sent.get(0))));
        assertThat(feedQuietly("").header("SecureSide-Node")).isEqualTo("query-1");
    }

    @Test
    void pagesJoinWithoutHoleOrRepetition() throws Exception {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 25);
        await().until(() -> feed("?limit=200").body().at("/messages").size() == 25);

        List<String> read = new ArrayList<>();
        String parameters = "?limit=7";
        for (JsonNode page = feed(parameters).body(); ; page = feed(parameters).body()) {
            read.addAll(page.get("messages").findValuesAsString("messageId"));
            if (!page.has("next")) {
                break;
            }
            parameters = "?limit=7&before=" + page.get("next").asString();
        }

        Collections.reverse(read);
        assertThat(read).isEqualTo(sent.stream().map(QuerySideIT::text).toList());
    }

    @Test
    void whoeverIsNoMemberReadsNothing() throws Exception {
        MessageId secret = recorded.message(mapleStreet, ADA, "secret");
        await().until(() -> message(secret, ADAS_TOKEN).status() == 200);

        assertThat(message(secret, EVES_TOKEN).status()).isEqualTo(404);
        assertThat(http.get(messages(), EVES_TOKEN).status()).isEqualTo(403);
        assertThat(http.get(messages(), AUDITOR).status()).isEqualTo(403);
        assertThat(http.get(messages(), "").status()).isEqualTo(401);
        assertThat(http.get("/api/neighborhoods/" + UUID.randomUUID() + "/messages", ADAS_TOKEN)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoeverIsAdmittedReadsWhatWasSaidBefore() {
        recorded.message(mapleStreet, ADA, "Welcome");
        recorded.admit(mapleStreet, new ResidentId("eve"));

        await().untilAsserted(() -> assertThat(http.get(messages(), EVES_TOKEN)
                        .body()
                        .at("/messages/0/body")
                        .asString())
                .isEqualTo("Welcome"));
    }

    @Test
    void anEventOfALaterReleaseStopsNothing() {
        recorded.somethingUnknown();
        MessageId after = recorded.message(mapleStreet, ADA, "after");

        await().until(() -> message(after, ADAS_TOKEN).status() == 200);
    }

    @Test
    void aReadByHeadIsARead() throws Exception {
        await().until(() -> feed("").status() == 200);

        assertThat(http.send("HEAD", messages(), ADAS_TOKEN, "", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void whateverTimeAClientClaimsItsMessageIsInTheFeed() {
        for (String claimed : List.of("+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z", "yesterday")) {
            MessageId message = recorded.messageSentAt(mapleStreet, ADA, claimed);

            await().until(() -> message(message, ADAS_TOKEN).status() == 200);
        }
    }

    @Test
    void badPagesAreRefusedByName() throws Exception {
        HttpProbe.Answer refused = feed("?limit=201&before=nonsense");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").findValuesAsString("field")).containsExactly("limit", "before");
        assertThat(feed("?limit=many").status()).isEqualTo(400);
    }

    @Test
    void theLedgerTellsEachStoredCopyByItsFingerprint() throws Exception {
        MessageId hello = recorded.message(mapleStreet, ADA, "Hello");
        String question = "{\"messageIds\":[\"" + hello + "\"]}";

        await().untilAsserted(() -> assertThat(http.send("POST", "/api/ledger", AUDITOR, question, Map.of())
                        .body()
                        .at("/entries/0/bodySha256")
                        .asString())
                .isEqualTo("185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969"));
        assertThat(http.send("POST", "/api/ledger", ADAS_TOKEN, question, Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aFailingHandlerStopsItsProcessorAndLosesNothing() {
        jdbc.sql("alter table message add constraint no_poison check (body <> 'poison')")
                .update();
        MessageId before = recorded.message(mapleStreet, ADA, "before");
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        MessageId after = recorded.message(mapleStreet, ADA, "after");
        await().until(() -> processor().processingStatus().values().stream().anyMatch(segment -> segment.isErrorState())
                || processor().processingStatus().isEmpty());
        assertThat(rows(poison)).isZero();

        jdbc.sql("alter table message drop constraint no_poison").update();

        await().atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(rows(before) + rows(poison) + rows(after)).isEqualTo(3));
    }

    @Test
    void eventsReadAgainChangeNothing() {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 5);
        await().until(() -> rows(sent.getLast()) == 1);
        long before = jdbc.sql("select count(*) from message").query(Long.class).single();

        processor().shutDown();
        processor().resetTokens(source -> source.createTailToken());
        processor().start();
        MessageId last = recorded.message(mapleStreet, ADA, "after the replay");

        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> rows(last) == 1);
        assertThat(jdbc.sql("select count(*) from message").query(Long.class).single())
                .isEqualTo(before + 1);
    }

    @Test
    void rowsAndTokensCommitThroughTheSameSpringTransaction() {
        assertThat(transactionManager).isInstanceOf(SpringTransactionManager.class);
        assertThat(tokens.retrieveStorageIdentifier()).isPresent();
    }

    private StreamingEventProcessor processor() {
        return processing.eventProcessor("feed", StreamingEventProcessor.class).orElseThrow();
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }

    private HttpProbe.Answer feed(String parameters) throws Exception {
        return http.get(messages() + parameters, ADAS_TOKEN);
    }

    private HttpProbe.Answer feedQuietly(String parameters) {
        try {
            return feed(parameters);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private HttpProbe.Answer message(MessageId message, String token) throws Exception {
        return http.get("/api/messages/" + message, token);
    }

    private String messages() {
        return "/api/neighborhoods/" + mapleStreet + "/messages";
    }

    private static String text(MessageId message) {
        return message.toString();
    }
}
