package org.secureside.query;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.secureside.api.EntityTag;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A query node, and a neighborhood on it where Ada is the moderator, Bob a resident, and Eve does not belong. All tests
 * share one node, so none may count on being alone.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // The database ends with the virtual machine, and a node would wait for it before it ends.
            "spring.main.register-shutdown-hook=false",
            "secureside.query.stream.heartbeat=1s",
            "secureside.query.read-after.max-wait=10s"
        })
@Import(StatementCounter.class)
public abstract class QueryNode {

    protected static final ResidentId ADA = new ResidentId("ada");
    protected static final ResidentId BOB = new ResidentId("bob");
    protected static final ResidentId EVE = new ResidentId("eve");
    protected static final String ADAS_TOKEN = TestIssuer.TRUSTED.token("ada", "resident");
    protected static final String BOBS_TOKEN = TestIssuer.TRUSTED.token("bob", "resident");
    protected static final String EVES_TOKEN = TestIssuer.TRUSTED.token("eve", "resident");

    @LocalServerPort
    protected int port;

    @Autowired
    private EventStore store;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcClient jdbc;

    protected HttpProbe http;
    protected RecordedEvents recorded;
    protected NeighborhoodId mapleStreet;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        EmbeddedDatabases.register(properties);
        properties.add("secureside.security.public-key", TestIssuer.TRUSTED::publicKeyLocation);
    }

    /** Waits until the node shows it: whoever comes before is no member. */
    @BeforeEach
    void openMapleStreet() throws Exception {
        http = new HttpProbe(port);
        recorded = new RecordedEvents(store);
        mapleStreet = recorded.neighborhoodOf(ADA, "Maple Street");
        EntityTag opened = recorded.admit(mapleStreet, BOB);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> getAfter(opened, street(), BOBS_TOKEN).status() == 200);
    }

    /** The node's only processor of what residents read. */
    protected StreamingEventProcessor processor() {
        return processing.eventProcessor("feed", StreamingEventProcessor.class).orElseThrow();
    }

    /** The node's processor of the history. */
    protected StreamingEventProcessor history() {
        return processing
                .eventProcessor("history", StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Waits until the node has in its history what was recorded of a message. */
    protected void awaitInHistory(MessageId message) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from history_event where message_id = ?")
                                .param(message.value())
                                .query(Long.class)
                                .single()
                        > 0);
    }

    protected String street() {
        return "/api/neighborhoods/" + mapleStreet;
    }

    protected static EntityTag sent(MessageId message) {
        return new EntityTag(message.value(), 0);
    }

    protected HttpProbe.Answer get(String path, String token) throws Exception {
        return http.get(path, token);
    }

    /** Reads what is there once the node shows a state. */
    protected HttpProbe.Answer getAfter(EntityTag state, String path, String token) throws Exception {
        return http.send("GET", path, token, "", Map.of("Read-After", state.toString(), "Prefer", "wait=10"));
    }
}
