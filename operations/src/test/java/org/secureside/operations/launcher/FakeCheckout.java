package org.secureside.operations.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A checkout with the real launcher, and with a JDK and a Maven that only tell how they were called. The fake Java
 * prepares a build when it is told to, as the real one would.
 */
final class FakeCheckout {

    private static final List<String> MODULES =
            List.of("shared-api", "shared-web", "axon-server", "command-side", "query-side", "operations");

    private final Path root;
    private final Path tools;

    FakeCheckout(Path folder) throws IOException {
        root = folder.resolve("a checkout");
        tools = folder.resolve("tools");
        Files.createDirectories(tools);
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main/java"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(root.resolve(module).resolve("src/main/java/A.java"), "class A {}");
        }
        Files.writeString(root.resolve("pom.xml"), "<version>1.2.3</version>");
        Files.copy(Path.of("..", "secureside"), root.resolve("secureside"));
        jdk("jdk", "25.0.1");
        maven("3.9.9", "exit 0");
    }

    Path root() {
        return root;
    }

    Path source(String module) {
        return root.resolve(module).resolve("src/main/java/A.java");
    }

    /** Installs a JDK of this version and returns its home. */
    Path jdk(String name, String version) throws IOException {
        Path home = tools.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        script(home.resolve("bin/javac"), "exit 0");
        script(home.resolve("bin/java"), """
                case "$*" in
                *' prepare')
                    prepared='%s/operations/target/prepared'
                    mkdir -p "$prepared/build/cli"
                    touch "$prepared/build/complete"
                    ln -sfn build "$prepared/current"
                    ;;
                *) printf 'java %s:' ; printf ' [%%s]' "$@"; echo ;;
                esac""".formatted(root, version));
        return home;
    }

    /** Installs a Maven of this version, which does what the script says when it builds. */
    void maven(String version, String build) throws IOException {
        script(tools.resolve("mvn"), """
                case "$*" in
                -v) echo "Apache Maven %s (x)" ;;
                *) echo "$PWD $*" >> '%s'; mkdir -p '%s/operations/target'; touch '%s/operations/target/operations-1.jar'
                   %s ;;
                esac""".formatted(version, tools.resolve("builds"), root, root, build));
    }

    /** Returns how Maven was called to build, once per call. */
    List<String> builds() throws IOException {
        Path file = tools.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(root.resolve("secureside"), Map.of(), arguments);
    }

    Result run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(launcher, environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }

    Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(tools.toFile());
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("SECURESIDE_JAVA_HOME", tools.resolve("jdk").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a run of the launcher came to. */
    record Result(int exitCode, String out, String err) {}
}
