package org.secureside.operations.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.secureside.operations.token.LocalIssuer;
import tools.jackson.databind.json.JsonMapper;

/** What a running stack leaves in its data folder. */
public final class FakeStack {

    /** Where the keys of all tests are made, once, for that takes as long as most tests do. */
    private static final Path KEYS = Path.of("target", "keys-of-tests");

    private FakeStack() {}

    /** Returns an issuer of tokens. */
    public static LocalIssuer issuer() {
        return LocalIssuer.open(KEYS);
    }

    /** Describes a stack with these processes. */
    public static void describe(Path dataFolder, URI publicUrl, URI commandNode, Map<String, URI> queryNodes)
            throws IOException {
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "publicUrl",
                        publicUrl,
                        "commandNode",
                        commandNode,
                        "queryNodes",
                        queryNodes,
                        "eventStore",
                        "postgres",
                        "processes",
                        List.of()));
        var unused = issuer();
        copy(KEYS, dataFolder);
        Files.writeString(dataFolder.resolve("stack.json"), json);
    }

    private static void copy(Path folder, Path into) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Path copy = into.resolve(folder.relativize(path).toString());
                if (!Files.exists(copy)) {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
