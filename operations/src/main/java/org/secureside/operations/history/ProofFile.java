package org.secureside.operations.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secureside.api.evidence.MessageProof;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.WireJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A file that should be a proof, and may be an export of any length that has lost its manifest. */
record ProofFile(Path file) {

    /** As long as the proof of a message to which ten thousand things happened; more would not fit into the memory. */
    private static final long LONGEST = 32L << 20;

    private static final int MOST_NAMES = 100;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads the proof.
     *
     * @param manifest where a manifest would be, if it were an export
     * @throws CommandFailure if it is none, or too long
     */
    Proof read(Path manifest) throws IOException {
        Class<?> type = type();
        if (type == null) {
            throw CommandFailure.environment(
                    "%s is no proof, and there is no manifest %s beside it".formatted(file, manifest));
        }
        if (Files.size(file) > LONGEST) {
            throw CommandFailure.environment(
                    "%s is too long a proof, over %d MB: have its events proved by their positions, each by itself"
                            .formatted(file, LONGEST >> 20));
        }
        try (InputStream in = Files.newInputStream(file)) {
            Object proof = WireJson.MAPPER.readValue(in, type);
            return proof instanceof MessageProof message ? new Proof.OfMessage(message) : (Proof) proof;
        } catch (JacksonException e) {
            throw CommandFailure.environment("%s is no proof that can be read".formatted(file), e);
        }
    }

    /** Returns what the proof is, by the names of what is in it, or null if it is none. Nothing else of it is held. */
    private @Nullable Class<?> type() throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME && names.size() < MOST_NAMES) {
                    names.add(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                }
            }
        } catch (JacksonException notJson) {
            return null; // a CSV, most likely
        }
        if (names.contains("firstHead")) {
            return Proof.Consistency.class;
        }
        if (names.containsAll(Set.of("messageId", "events"))) {
            return MessageProof.class;
        }
        return names.containsAll(Set.of("leaf", "path")) ? Proof.Inclusion.class : null;
    }
}
