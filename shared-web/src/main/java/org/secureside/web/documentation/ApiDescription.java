package org.secureside.web.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI document out of those of the two applications. It describes what the load balancer offers: below
 * {@code /api/}, reads as the query side answers them, everything else as the command side does.
 */
record ApiDescription(JsonNode document) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> READS = Set.of("get", "head");
    private static final String PUBLIC = "/api/";
    private static final String SECTIONS = "components";

    /** Returns the description of this version. */
    static ApiDescription ofThisVersion() {
        return merge(writing(), reading());
    }

    /** Returns what the command side says of itself. */
    static JsonNode writing() {
        return read("/apidocs/writing/openapi.yaml");
    }

    /** Returns what the query side says of itself. */
    static JsonNode reading() {
        return read("/apidocs/reading/openapi.yaml");
    }

    static ApiDescription merge(JsonNode writing, JsonNode reading) {
        JsonNode apart = keepApart(writing, reading);
        ObjectNode whole = JSON.createObjectNode();
        whole.put("openapi", reading.path("openapi").asString());
        whole.set("info", info(apart, reading));
        whole.set("servers", reading.path("servers"));
        whole.set("security", reading.path("security"));
        ObjectNode paths = paths(apart, reading);
        whole.set("tags", tags(apart, reading, paths));
        whole.set("paths", paths);
        whole.set(SECTIONS, components(apart, reading));
        return new ApiDescription(whole);
    }

    private static ObjectNode info(JsonNode writing, JsonNode reading) {
        ObjectNode info = (ObjectNode) reading.path("info").deepCopy();
        info.put("title", "SecureSide messaging");
        info.put("summary", "How residents of a neighborhood write to each other.");
        info.put(
                "description",
                "## Writing\n\n%s\n## Reading\n\n%s"
                        .formatted(
                                writing.at("/info/description").asString(""),
                                reading.at("/info/description").asString("")));
        return info;
    }

    /** The load balancer chooses by the method, and has the writing side answer the reads that only it knows. */
    private static ObjectNode paths(JsonNode writing, JsonNode reading) {
        Map<String, ObjectNode> paths = new TreeMap<>();
        addPaths(writing, method -> true, paths);
        addPaths(reading, READS::contains, paths);
        ObjectNode sorted = JSON.createObjectNode();
        paths.forEach(sorted::set);
        return sorted;
    }

    private static void addPaths(JsonNode side, Predicate<String> isAsked, Map<String, ObjectNode> paths) {
        side.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    if (path.startsWith(PUBLIC) && isAsked.test(method)) {
                        paths.computeIfAbsent(path, p -> JSON.createObjectNode())
                                .set(method, operation);
                    }
                }));
    }

    private static JsonNode tags(JsonNode writing, JsonNode reading, ObjectNode paths) {
        Map<String, JsonNode> tags = new LinkedHashMap<>();
        for (JsonNode side : new JsonNode[] {writing, reading}) {
            side.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asString(), tag));
        }
        tags.keySet()
                .retainAll(paths.findValues("tags").stream()
                        .flatMap(used -> used.valueStream().map(JsonNode::asString))
                        .toList());
        return JSON.valueToTree(tags.values());
    }

    private static ObjectNode components(JsonNode writing, JsonNode reading) {
        ObjectNode components = (ObjectNode) reading.path(SECTIONS).deepCopy();
        writing.path(SECTIONS)
                .forEachEntry(
                        (section, named) -> components.withObject("/" + section).setAll((ObjectNode) named));
        return components;
    }

    /** What both sides mean by one name, but define differently, gets another name on the writing side. */
    private static JsonNode keepApart(JsonNode writing, JsonNode reading) {
        ObjectNode apart = (ObjectNode) writing.deepCopy();
        Map<String, String> renamed = new LinkedHashMap<>();
        writing.path(SECTIONS)
                .forEachEntry((section, named) -> named.forEachEntry((name, definition) -> {
                    JsonNode other = reading.path(SECTIONS).path(section).path(name);
                    if (!other.isMissingNode() && !other.equals(definition)) {
                        String newName = name + "-of-writes";
                        ObjectNode definitions =
                                (ObjectNode) apart.path(SECTIONS).path(section);
                        definitions.set(newName, Objects.requireNonNull(definitions.remove(name)));
                        renamed.put(reference(section, name), reference(section, newName));
                    }
                }));
        String json = apart.toString();
        for (Map.Entry<String, String> change : renamed.entrySet()) {
            json = json.replace(change.getKey(), change.getValue());
        }
        return JSON.readTree(json);
    }

    private static String reference(String section, String name) {
        return "\"#/%s/%s/%s\"".formatted(SECTIONS, section, name);
    }

    private static JsonNode read(String resource) {
        try (InputStream yaml = ApiDescription.class.getResourceAsStream(resource)) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(yaml, resource));
            return JSON.valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
