package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls {@code ./secureside} as an operator does. */
final class Launcher {

    private static final Path ROOT = Path.of(System.getProperty("secureside.root", ".."))
            .toAbsolutePath()
            .normalize();
    private static final long LONGEST_RUN_SECONDS = 600;

    /**
     * What a command did.
     *
     * @param exitCode its exit code
     * @param out what it said on standard output
     * @param err what it said on standard error
     */
    record Result(int exitCode, String out, String err) {

        /** Returns the lines on standard error. */
        List<String> errLines() {
            return err.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private Launcher() {}

    static Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return finish(start(environment, arguments));
    }

    /** A command that runs, with the files that it writes its output to. */
    record Running(Process process, Path out, Path err) {}

    static Running start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env", // A build in the background ignores Ctrl-C, and so would what it starts.
                "--default-signal=INT",
                ROOT.resolve("secureside").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("secureside", ".out");
        Path err = Files.createTempFile("secureside", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** Has a process stand still, whatever comes in, until it is to go on. */
    static void pause(ProcessHandle process) throws IOException, InterruptedException {
        signal("STOP", process);
    }

    /** Has a process that stands still go on. */
    static void goOn(ProcessHandle process) throws IOException, InterruptedException {
        signal("CONT", process);
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    static Result finish(Running running) throws IOException, InterruptedException {
        if (!running.process().waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            running.process().destroyForcibly();
            throw new AssertionError(
                    "the command did not end: " + running.process().info());
        }
        Result result = new Result(running.process().exitValue(), read(running.out()), read(running.err()));
        Files.delete(running.out());
        Files.delete(running.err());
        return result;
    }

    /** Runs lines in a shell, in the root of the checkout. */
    static Result shell(String lines) throws IOException, InterruptedException {
        Path out = Files.createTempFile("shell", ".out");
        Path err = Files.createTempFile("shell", ".err");
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines)
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return finish(new Running(process, out, err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
