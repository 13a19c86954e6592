package org.secureside.command.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.api.message.MessageId;
import org.secureside.command.CommandNode;
import org.secureside.command.access.Routes;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** That auditors are watched too, when they ask a command node. */
class LookIT {

    private static final String PROMISES = "/api/intake/promises?from=2026-01-02T03:04:05Z&to=2026-01-03T03:04:05Z";

    private static CommandNode node;
    private static JdbcClient store;

    private final String auditor = "auditor-" + UUID.randomUUID();
    private final String token = TestIssuer.TRUSTED.token(auditor, "auditor");
    private final MessageId message = new MessageId(UUID.randomUUID());

    @BeforeAll
    static void startANode() {
        String url = EmbeddedDatabases.newDatabase();
        node = CommandNode.start(Map.of("secureside.postgres.url", url));
        store = JdbcClient.create(dataSource(url));
    }

    @AfterAll
    static void stopIt() {
        node.close();
    }

    @Test
    void whateverAuditorsMayAskIsRecorded() throws Exception {
        Routes.Street street = Routes.Street.open(node);
        Set<String> unrecorded = new TreeSet<>();

        for (String route : Routes.ofAuditors(node)) {
            long before = recordedLooks();
            HttpProbe.Answer answer = Routes.call(route, node, street, token);
            assertThat(answer.status()).as(route).isEqualTo(200);
            if (recordedLooks() != before + 1) {
                unrecorded.add(route);
            }
        }

        assertThat(Routes.ofAuditors(node)).hasSizeGreaterThan(1);
        assertThat(unrecorded).isEmpty();
    }

    @Test
    void aLookTellsWhoAskedWhatOfWhomAndWhen() throws Exception {
        HttpProbe.Answer answer = node.http().get(PROMISES, token);

        DomainEventMessage<?> event = newestLook();
        assertThat(event.getPayload())
                .isEqualTo(new HistoryConsulted(
                        new ResidentId(auditor),
                        answer.header("SecureSide-Node"),
                        "/api/intake/promises",
                        PROMISES.substring(PROMISES.indexOf('?') + 1),
                        null));
        assertThat(event.getMetaData())
                .containsEntry(EventMetadata.ACTOR, auditor)
                .containsEntry(EventMetadata.ROLES, "auditor")
                .containsEntry(EventMetadata.REQUEST_ID, answer.header("X-Request-ID"))
                .containsKeys(EventMetadata.RECEIVED_AT, EventMetadata.ACCEPTED_BY);
    }

    @Test
    void aLookAtTheLedgerTellsWhichMessagesItNamed() throws Exception {
        askLedger(token);

        assertThat(newestLook().getPayload()).isInstanceOfSatisfying(HistoryConsulted.class, look -> {
            assertThat(look.auditor().value()).isEqualTo(auditor);
            assertThat(look.path()).isEqualTo("/api/ledger");
            assertThat(look.messages()).containsExactly(message);
        });
    }

    @Test
    void whoMayNotLookHasNotLooked() throws Exception {
        long before = recordedLooks();

        for (String role : new String[] {"resident", "moderator", "admin"}) {
            String others = TestIssuer.TRUSTED.token(auditor, role);
            assertThat(askLedger(others).status()).isEqualTo(403);
            assertThat(node.http().get(PROMISES, others).status()).isEqualTo(403);
        }

        assertThat(recordedLooks()).isEqualTo(before);
    }

    @Test
    void whatCannotBeRecordedIsNotShown() throws Exception {
        store.sql("alter table domain_event_entry add constraint no_looks check (type <> 'Look') not valid")
                .update();
        try {
            for (HttpProbe.Answer answer :
                    new HttpProbe.Answer[] {askLedger(token), node.http().get(PROMISES, token)}) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.body().get("type").asString())
                        .isEqualTo("urn:secureside:problem:event-store-unavailable");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.text()).doesNotContain("entries", "waiting");
            }
        } finally {
            store.sql("alter table domain_event_entry drop constraint no_looks").update();
        }
    }

    private HttpProbe.Answer askLedger(String asking) throws Exception {
        return node.http().send("POST", "/api/ledger", asking, "{\"messageIds\":[\"" + message + "\"]}", Map.of());
    }

    private static long recordedLooks() {
        return store.sql("select count(*) from domain_event_entry where type = 'Look'")
                .query(Long.class)
                .single();
    }

    private static DomainEventMessage<?> newestLook() {
        String stream = store.sql("select aggregate_identifier from domain_event_entry where type = 'Look'"
                        + " order by global_index desc limit 1")
                .query(String.class)
                .single();
        return node.bean(EventStore.class).readEvents(stream, 0).next();
    }

    private static DataSource dataSource(String url) {
        return new SimpleDriverDataSource(new org.postgresql.Driver(), url);
    }
}
