package org.secureside.operations.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private static final int NAME_LENGTH = 16;

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

    /** The name tells the content and the JDK, whose cache no other JDK can read. */
    private String name() throws IOException {
        MessageDigest digest = sha256();
        digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(System.getProperty("java.home").getBytes(StandardCharsets.UTF_8));
        update(digest, commandLineJar());
        for (Application application : Application.values()) {
            update(digest, built(application));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw CommandFailure.environment(file + " is missing: build it with ./secureside test or mvn package");
        }
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
