package org.secureside.operations.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tool of the system that was run to its end.
 *
 * @param exitCode its exit code
 * @param output what it said on both of its streams
 */
public record ToolRun(int exitCode, String output) {

    /** The exit code that a shell gives for a program that does not exist. */
    private static final int NOT_FOUND = 127;

    /** Runs a tool in the folder and returns how it ended; one that cannot be started ends with {@value #NOT_FOUND}. */
    public static ToolRun of(Path folder, List<String> command) {
        return of(folder, command, Map.of());
    }

    /** As {@link #of(Path, List)}, with additions to the environment. */
    public static ToolRun of(Path folder, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ToolRun(process.waitFor(), output);
        } catch (IOException e) {
            return new ToolRun(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ToolRun(NOT_FOUND, "interrupted");
        }
    }

    /** Returns whether the tool says that it did what it was asked to. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
