package org.secureside.operations.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.cli.WholeFile;
import org.secureside.operations.process.ProcessIdentity;
import tools.jackson.core.JacksonException;

/**
 * What there is to know of a stack from outside, kept as {@code stack.json} in its data folder. It stays there when the
 * stack is stopped, so it tells where the stack is or was.
 *
 * @param publicUrl where clients reach it: nginx
 * @param commandNode the base address of the command node
 * @param queryNodes the base address of each query node by its name, in the order of their numbers
 * @param eventStore where events are stored: {@code postgres} or {@code axon-server}
 * @param supervisor the process that supervises it, or null when it was stopped in order
 * @param processes its processes, in the order in which they are started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StackDescription(
        URI publicUrl,
        URI commandNode,
        Map<String, URI> queryNodes,
        String eventStore,
        @Nullable ProcessIdentity supervisor,
        List<ProcessRecord> processes) {

    public StackDescription {
        queryNodes = Collections.unmodifiableMap(new LinkedHashMap<>(queryNodes));
        processes = List.copyOf(processes);
    }

    /**
     * Reads the description of the stack in a data folder.
     *
     * @throws CommandFailure if no stack was ever started there, or if it cannot be read
     */
    public static StackDescription read(Path dataFolder) {
        Path file = new DataFolder(dataFolder).description();
        try {
            return Json.read(Files.readString(file), StackDescription.class);
        } catch (NoSuchFileException e) {
            throw CommandFailure.environment(
                    "no stack was ever started in %s: start it with ./secureside up".formatted(dataFolder), e);
        } catch (IOException | JacksonException e) {
            throw CommandFailure.environment("%s cannot be read: %s".formatted(file, OneLine.of(e)), e);
        }
    }

    /** Writes the description. Whoever reads it meanwhile sees the former one or this one. */
    void write(DataFolder data) throws IOException {
        WholeFile.write(data.description(), Json.pretty(this) + "\n", "rw-------");
    }

    /** Returns the description after the stack was stopped in order. */
    StackDescription stopped() {
        return new StackDescription(publicUrl, commandNode, queryNodes, eventStore, null, List.of());
    }

    StackDescription with(List<ProcessRecord> newProcesses) {
        return new StackDescription(publicUrl, commandNode, queryNodes, eventStore, supervisor, newProcesses);
    }
}
