package org.secureside.web.documentation;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.secureside.web.HttpProbe;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a running node, and whether what the node answers is as the document says. */
public final class ApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    public static ApiDocument of(HttpProbe node) throws IOException, InterruptedException {
        return new ApiDocument(node.get("/v3/api-docs", "").body());
    }

    public JsonNode root() {
        return document;
    }

    /** Returns the routes it describes, as {@code METHOD /path}. */
    public Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        document.get("paths")
                .forEachEntry((path, operations) -> operations
                        .propertyNames()
                        .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return routes;
    }

    /** Returns what it says of a route; a missing node if that is nothing. */
    public JsonNode operation(String route) {
        String[] parts = route.split(" ", 2);
        return document.get("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Follows a reference, if the node is one. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** Returns where an answer is not as described, or nothing if it is. */
    public List<String> differences(String route, HttpProbe.Answer answer) {
        List<String> differences = new ArrayList<>();
        JsonNode described = resolve(operation(route).path("responses").path(Integer.toString(answer.status())));
        if (described.isMissingNode()) {
            return List.of(
                    "%s answers %d, which is not described: %s".formatted(route, answer.status(), answer.text()));
        }
        described.path("headers").forEachEntry((name, reference) -> {
            String value = answer.header(name);
            JsonNode header = resolve(reference);
            if (value.isEmpty() ? header.path("required").asBoolean(false) : !fits(header.get("schema"), value)) {
                differences.add("%s answers %d with %s: %s".formatted(route, answer.status(), name, value));
            }
        });
        String contentType = answer.header("Content-Type");
        JsonNode schema = described.path("content").path(contentType).path("schema");
        if (described.has("content")
                ? schema.isMissingNode()
                        || !(contentType.startsWith("text/")
                                ? fits(schema, answer.text())
                                : fits(schema, answer.body()))
                : !answer.text().isEmpty()) {
            differences.add("%s answers %d as %s: %s".formatted(route, answer.status(), contentType, answer.text()));
        }
        return differences;
    }

    private boolean fits(JsonNode schema, String value) {
        return fits(schema, JSON.getNodeFactory().stringNode(value));
    }

    /** Returns whether a value is as a schema of the document says. */
    public boolean fits(JsonNode schema, JsonNode value) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.get("components"));
        return SCHEMAS.getSchema(whole).validate(value).isEmpty();
    }
}
