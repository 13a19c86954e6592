package org.secureside.operations.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the processes of a running stack answer. */
public record StackDescription(URI publicUrl, URI commandNode, Map<String, URI> queryNodes) {

    /** Reads the description that the running stack left in its data folder. */
    public static StackDescription read(Path dataFolder) {
        Path file = dataFolder.resolve("stack.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException("no stack is running in " + dataFolder);
        }
        JsonNode json = JsonMapper.shared().readTree(file);
        Map<String, URI> nodes = new TreeMap<>();
        json.get("queryNodes").forEachEntry((name, uri) -> nodes.put(name, URI.create(uri.asString())));
        return new StackDescription(
                URI.create(json.get("publicUrl").asString()),
                URI.create(json.get("commandNode").asString()),
                nodes);
    }
}
