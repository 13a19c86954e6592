package org.secureside.operations.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.cli.Build;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.Folders;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.ToolRun;

/**
 * Turns what Maven built into what is run: copies in a folder of their own, with the applications unpacked because they
 * start faster that way. A folder is named after its content and never changed, so the next build takes nothing away
 * from processes that run from this one.
 */
public final class Preparation {

    private final Path root;
    private final Path prepared;

    /**
     * @param root the root of the checkout
     */
    public Preparation(Path root) {
        this.root = root;
        this.prepared = root.resolve("operations/target/prepared");
    }

    /**
     * What makes the applications start faster and is not needed to run them.
     */
    @FunctionalInterface
    public interface Acceleration {
        /** Adds to the prepared build in this folder. */
        void accelerate(Path folder) throws IOException;
    }

    /**
     * Prepares what Maven built last, unless it is prepared already, and makes it the one that the launcher starts.
     *
     * @return its folder
     */
    public Path run(Acceleration acceleration) throws IOException {
        Path folder = prepared.resolve(name());
        Path complete = folder.resolve("complete");
        if (!Files.exists(complete)) {
            Folders.delete(folder);
            copyCommandLine(folder.resolve("cli"));
            for (Application application : Application.values()) {
                unpack(application, folder);
            }
            acceleration.accelerate(folder);
            Files.createFile(complete);
        }
        point(folder);
        deleteUnused(folder);
        return folder;
    }

    private void copyCommandLine(Path target) throws IOException {
        Path source = root.resolve("operations/target");
        Files.createDirectories(target.resolve("lib"));
        Files.copy(commandLineJar(), target.resolve("secureside.jar"));
        try (Stream<Path> libraries = Files.list(source.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                Files.copy(library, target.resolve("lib").resolve(library.getFileName()));
            }
        }
    }

    private void unpack(Application application, Path folder) {
        ToolRun run = ToolRun.of(
                root,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        built(application).toString(),
                        "extract",
                        "--destination",
                        application.in(folder).toString()));
        if (!run.succeeded()) {
            throw CommandFailure.environment("%s cannot be unpacked: %s"
                    .formatted(application.jar(), Diagnosis.of(run.output()).orElse("exit code " + run.exitCode())));
        }
    }

    private void point(Path folder) throws IOException {
        Path draft = prepared.resolve("current.draft");
        Files.deleteIfExists(draft);
        Files.createSymbolicLink(draft, folder.getFileName());
        Files.move(draft, prepared.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteUnused(Path current) throws IOException {
        List<String> commandLines =
                LinuxProcess.all().stream().map(LinuxProcess::commandLine).toList();
        try (Stream<Path> folders = Files.list(prepared)) {
            for (Path folder : folders.filter(folder -> Files.isDirectory(folder) && !Files.isSymbolicLink(folder))
                    .filter(folder -> !folder.equals(current))
                    .toList()) {
                if (commandLines.stream().noneMatch(line -> line.contains(folder.toString()))) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private Path built(Application application) {
        return root.resolve(application.module()).resolve("target").resolve(application.jar());
    }

    private Path commandLineJar() {
        return root.resolve("operations/target/operations-%s.jar".formatted(Build.version()));
    }

    private String name() throws IOException {
        List<Path> built = Stream.concat(
                        Stream.of(commandLineJar()),
                        Stream.of(Application.values()).map(this::built))
                .toList();
        for (Path jar : built) {
            if (!Files.exists(jar)) {
                throw CommandFailure.environment(jar + " is missing: Maven did not build it");
            }
        }
        return BuildName.of(Runtime.version() + System.getProperty("java.home"), built);
    }
}
