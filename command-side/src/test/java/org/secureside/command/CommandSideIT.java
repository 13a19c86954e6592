package org.secureside.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.EventMetadata;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class CommandSideIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactionManager;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier("events") private HikariDataSource eventsDataSource;

    private HttpProbe http;
    private String neighborhood;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        EmbeddedDatabases.register(properties);
        properties.add("secureside.security.public-key", TestIssuer.TRUSTED::publicKeyLocation);
    }

    @BeforeEach
    void openMapleStreet() throws Exception {
        http = new HttpProbe(port);
        HttpProbe.Answer opened = post("/api/neighborhoods", ADA, newKey(), "{\"name\":\"Maple Street\"}");
        assertThat(opened.status()).isEqualTo(201);
        neighborhood = opened.body().get("neighborhoodId").asString();
        assertThat(opened.header("Location")).isEqualTo("/api/neighborhoods/" + neighborhood);
    }

    @Test
    void aMessageOfAMemberIsRecordedAsOneEventWithItsMetadata() throws Exception {
        HttpProbe.Answer sent = http.send(
                "POST",
                messages(),
                ADA,
                "{\"body\":\"Grey cat found 🐈\",\"sentAt\":\"2026-01-02T03:04:05Z\"}",
                Map.of("Idempotency-Key", newKey(), "X-Request-ID", "request-0815"));

        String id = sent.body().get("messageId").asString();
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.header("Location")).isEqualTo("/api/messages/" + id);
        assertThat(sent.header("ETag")).isEqualTo("\"" + id + "@0\"");
        var recorded = events.readEvents(id).asStream().toList();
        assertThat(recorded)
                .singleElement()
                .satisfies(event -> assertThat(event.getMetaData())
                        .containsEntry(EventMetadata.ACTOR, "ada")
                        .containsEntry(EventMetadata.ROLES, "resident")
                        .containsEntry(EventMetadata.REQUEST_ID, "request-0815")
                        .containsEntry(EventMetadata.SENT_AT, "2026-01-02T03:04:05Z")
                        .containsKeys(EventMetadata.RECEIVED_AT, EventMetadata.ACCEPTED_BY));
    }

    @Test
    void aRepeatedPostGetsTheFirstAnswerAndRecordsNothing() throws Exception {
        String key = newKey();
        HttpProbe.Answer first = post(messages(), ADA, key, "{\"body\":\"Hello\"}");
        HttpProbe.Answer second = post(messages(), ADA, key, "{\"body\":\"Hello\"}");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(eventsOf(first)).isEqualTo(1);
    }

    @Test
    void aPostRepeatedFiftyTimesAtOnceYieldsOneMessage() throws Exception {
        String key = newKey();
        List<Future<HttpProbe.Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(clients.submit(() -> post(messages(), ADA, key, "{\"body\":\"Hello\"}")));
            }
        }
        int replayed = 0;
        for (Future<HttpProbe.Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
            replayed += answer.get().header("Idempotency-Replayed").isEmpty() ? 0 : 1;
        }
        assertThat(replayed).isEqualTo(49);
        assertThat(eventsOf(answers.getFirst().get())).isEqualTo(1);
    }

    @Test
    void aKeyUsedForOtherContentIsRefused() throws Exception {
        String key = newKey();
        post(messages(), ADA, key, "{\"body\":\"Hello\"}");

        HttpProbe.Answer refused = post(messages(), ADA, key, "{\"body\":\"Good-bye\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:key-reused");
    }

    @Test
    void aRequestWithTwoKeysIsRefused() throws Exception {
        HttpProbe.Answer refused = http.send(
                "POST",
                messages(),
                ADA,
                "{\"body\":\"Hello\"}",
                Map.of("Idempotency-Key", newKey(), "idempotency-key", newKey()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").findValuesAsString("field")).containsExactly("Idempotency-Key");
    }

    @Test
    void theSameKeyOfAnotherResidentIsAnotherMessage() throws Exception {
        admitBob();
        String key = newKey();

        HttpProbe.Answer adas = post(messages(), ADA, key, "{\"body\":\"Hello\"}");
        HttpProbe.Answer bobs = post(messages(), BOB, key, "{\"body\":\"Hello\"}");

        assertThat(bobs.header("Idempotency-Replayed")).isEmpty();
        assertThat(bobs.body()).isNotEqualTo(adas.body());
    }

    @Test
    void whoeverWasAdmittedAMomentAgoMayPost() throws Exception {
        assertThat(post(messages(), BOB, newKey(), "{\"body\":\"Hello\"}").status())
                .isEqualTo(403);
        admitBob();
        assertThat(post(messages(), BOB, newKey(), "{\"body\":\"Hello\"}").status())
                .isEqualTo(201);
    }

    @Test
    void membersWhoAreNoModeratorsAdmitNobody() throws Exception {
        admitBob();

        HttpProbe.Answer refused = http.send("PUT", member("eve"), BOB, "{\"role\":\"RESIDENT\"}", Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:secureside:problem:not-a-moderator");
    }

    @Test
    void everyProblemOfARequestIsNamedAtOnce() throws Exception {
        HttpProbe.Answer refused = http.send("POST", messages(), ADA, "{\"body\":\"\"}", Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.body().get("errors").findValuesAsString("field")).containsExactly("Idempotency-Key", "body");
    }

    @Test
    void whatIsOfTheWrongFormIsRefused() throws Exception {
        for (String json : List.of(
                "{\"body\":\"Hello\",\"sentAt\":\"+10000-01-01T00:00:00Z\"}",
                "{\"body\":\"Hello\",\"sentAt\":\"yesterday\"}",
                "{\"body\":\"Hello\",\"sentAt\":1e300}",
                "{\"body\":\"Hello\",\"sentAt\":1767323045}",
                "{\"body\":\"Hello\",\"sentAt\":\"1767323045\"}",
                "{\"body\":123}",
                "{\"body\":true}",
                "{\"body\":\"one\",\"body\":\"two\"}",
                "{\"body\":\"Hello\",\"color\":\"red\"}",
                "not JSON")) {
            assertThat(post(messages(), ADA, newKey(), json).status()).as(json).isEqualTo(400);
        }
        assertThat(http.send("PUT", member("bob"), ADA, "{\"role\":1}", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoValidTokenOpensNothing() throws Exception {
        String stranger = new TestIssuer().token("ada", "resident");
        String expired = TestIssuer.TRUSTED.token("ada", claims -> claims.expirationTime(Date.from(Instant.EPOCH)));
        String meantForOthers = TestIssuer.TRUSTED.token("ada", claims -> claims.audience("another"));
        String fromOthers = TestIssuer.TRUSTED.token("ada", claims -> claims.issuer("https://another"));

        for (String token : List.of("", "nonsense", stranger, expired, meantForOthers, fromOthers)) {
            HttpProbe.Answer refused = post(messages(), token, newKey(), "{\"body\":\"Hello\"}");
            assertThat(refused.status()).as(token).isEqualTo(401);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void theLedgerTellsAuditorsAndNobodyElseWhatIsRecorded() throws Exception {
        HttpProbe.Answer sent = post(messages(), ADA, newKey(), "{\"body\":\"Hello\"}");
        String question = "{\"messageIds\":[\"%s\",\"%s\"]}"
                .formatted(sent.body().get("messageId").asString(), UUID.randomUUID());

        HttpProbe.Answer told = http.send("POST", "/api/ledger", AUDITOR, question, Map.of());

        assertThat(told.body().get("entries")).hasSize(1);
        assertThat(told.body().get("entries").get(0).get("bodySha256").asString())
                .isEqualTo("185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969");
        assertThat(http.send("POST", "/api/ledger", ADA, question, Map.of()).status())
                .isEqualTo(403);
        assertThat(post(messages(), AUDITOR, newKey(), "{\"body\":\"Hello\"}").status())
                .isEqualTo(403);
    }

    @Test
    void theLedgerTellsEveryTextThatAMessageHadAndNothingElseThatHappenedToIt() throws Exception {
        String id = post(messages(), ADA, newKey(), "{\"body\":\"Hello\"}")
                .body()
                .get("messageId")
                .asString();
        String message = "/api/messages/" + id;
        http.send("PUT", message + "/reactions/👍", ADA, "", Map.of());
        http.send("PATCH", message, ADA, "{\"body\":\"Good-bye\"}", Map.of("If-Match", "*"));
        http.send("DELETE", message, ADA, "", Map.of());

        HttpProbe.Answer told =
                http.send("POST", "/api/ledger", AUDITOR, "{\"messageIds\":[\"" + id + "\"]}", Map.of());

        assertThat(told.body().get("entries").findValuesAsString("version")).containsExactly("0", "2");
        assertThat(told.body().get("entries").findValuesAsString("author")).containsExactly("ada", "ada");
    }

    @Test
    void aRefusedCommandLeavesNoTraceInTheLog(CapturedOutput output) throws Exception {
        HttpProbe.Answer sent = post(messages(), ADA, newKey(), "{\"body\":\"Hello\"}");
        String message = sent.header("Location");
        String edit = "{\"body\":\"a word that no log may hold\"}";
        int before = output.length();

        assertThat(post(messages(), BOB, newKey(), edit).status()).isEqualTo(403);
        assertThat(http.send("PATCH", message, BOB, edit, Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(404);
        assertThat(http.send("PATCH", message, ADA, edit, Map.of("If-Match", "\"x\""))
                        .status())
                .isEqualTo(412);
        assertThat(http.send("DELETE", member("ada"), ADA, "", Map.of()).status())
                .isEqualTo(409);

        assertThat(output.subSequence(before, output.length()).toString()).isEmpty();
    }

    @Test
    void aDatabaseThatWentSilentIsGivenUp() {
        assertThat(((PGSimpleDataSource) eventsDataSource.getDataSource()).getSocketTimeout())
                .isBetween(31, 60);
    }

    @Test
    void theLookupTableCommitsItsTokensThroughSpring() {
        assertThat(transactionManager).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void theLookupTableFollowsTheLogAgainSoonAfterAnOutage() {
        assertThat(processing.eventProcessors().values())
                .isNotEmpty()
                .allSatisfy(processor ->
                        assertThat(processor.getClass().getSimpleName()).isEqualTo("PromptProcessor"));
    }

    private void admitBob() throws Exception {
        HttpProbe.Answer admitted = http.send("PUT", member("bob"), ADA, "{\"role\":\"RESIDENT\"}", Map.of());
        assertThat(admitted.status()).isEqualTo(201);
    }

    private HttpProbe.Answer post(String path, String token, String key, String json) throws Exception {
        return http.send("POST", path, token, json, Map.of("Idempotency-Key", key));
    }

    private long eventsOf(HttpProbe.Answer sent) {
        return events.readEvents(sent.body().get("messageId").asString())
                .asStream()
                .count();
    }

    private String messages() {
        return "/api/neighborhoods/" + neighborhood + "/messages";
    }

    private String member(String resident) {
        return "/api/neighborhoods/" + neighborhood + "/members/" + resident;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
