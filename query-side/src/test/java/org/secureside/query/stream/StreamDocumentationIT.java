package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.documentation.ApiDocument;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what streams tell, and all of it. */
class StreamDocumentationIT extends QueryNode {

    private static final String ROUTE = "GET /api/neighborhoods/{neighborhood}/stream";

    @Test
    void everyEventIsAsDescribedAndEveryTypeThatIsDescribedComes() throws Exception {
        ApiDocument document = ApiDocument.of(http);
        JsonNode schema =
                document.resolve(document.operation(ROUTE).at("/responses/200/content/text~1event-stream/schema"));
        NeighborhoodId elmStreet = recorded.neighborhoodOf(ADA, "Elm Street");
        MessageId message = recorded.message(elmStreet, ADA, "x");
        recorded.edit(message, "y");
        recorded.react(message, ADA, "👍");
        recorded.withdraw(message, ADA, "👍");
        recorded.retract(message);
        recorded.remove(recorded.message(elmStreet, ADA, "z"), ADA, "A quarrel");
        recorded.rename(elmStreet, "Oak Street");
        recorded.admit(elmStreet, BOB);
        recorded.changeRole(elmStreet, BOB, MemberRole.MODERATOR);
        getAfter(recorded.leave(elmStreet, BOB), "/api/neighborhoods/" + elmStreet, ADAS_TOKEN);

        Set<String> types = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        String path = "/api/neighborhoods/" + elmStreet + "/stream";
        try (SseProbe stream = new SseProbe(port, path, ADAS_TOKEN, Map.of("Last-Event-ID", "0"))) {
            assertThat(stream.next().type()).isEqualTo("open");
            for (SseProbe.Event event = stream.next(); ; event = stream.next()) {
                types.add(event.type());
                if (!event.data().path("type").asString("").equals(event.type())
                        || !document.fits(schema, event.data())) {
                    differences.add(event.text());
                }
                if (event.type().equals("MemberLeft")) {
                    break;
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(schema.at("/properties/type/enum").values().stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void everyRefusalIsAsDescribed() throws Exception {
        ApiDocument document = ApiDocument.of(http);
        List<HttpProbe.Answer> refusals = List.of(
                get(street() + "/stream", ""),
                get(street() + "/stream", EVES_TOKEN),
                http.send("GET", street() + "/stream", ADAS_TOKEN, "", Map.of("Last-Event-ID", "yesterday")),
                http.send("GET", street() + "/stream", ADAS_TOKEN, "", Map.of("Accept", "text/html")));

        assertThat(refusals).extracting(HttpProbe.Answer::status).containsExactly(401, 403, 400, 406);
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(document.differences(ROUTE, refusal)).isEmpty());
    }
}
