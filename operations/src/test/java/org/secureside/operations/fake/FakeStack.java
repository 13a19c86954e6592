package org.secureside.operations.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a running stack leaves in its data folder. */
public final class FakeStack {

    private FakeStack() {}

    /** Describes a stack with these processes. */
    public static void describe(Path dataFolder, URI publicUrl, URI commandNode, Map<String, URI> queryNodes)
            throws IOException {
        String json = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("publicUrl", publicUrl, "commandNode", commandNode, "queryNodes", queryNodes));
        Files.writeString(dataFolder.resolve("stack.json"), json);
    }
}
