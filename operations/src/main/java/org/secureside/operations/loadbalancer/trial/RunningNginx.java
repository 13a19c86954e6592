package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.syntax.Printer;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;
import org.secureside.operations.process.ToolRun;

/** An nginx that runs a rewritten configuration, everything below one folder. */
final class RunningNginx implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("start worker process \\d+");
    private static final Pattern ENDING = Pattern.compile("gracefully shutting down");
    private static final Pattern EXITED = Pattern.compile("worker process \\d+ exited");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final NginxProgram program;
    private final Path folder;
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Path main;
    private Process process;

    private RunningNginx(NginxProgram program, Path folder, SourceFile file) throws IOException {
        this.program = program;
        this.folder = folder;
        this.main = Path.of(write(file));
        this.process = new ProcessBuilder("true").start();
    }

    /** Writes the files of a configuration into the folder. */
    static RunningNginx prepare(NginxProgram program, Path folder, SourceFile file) throws IOException {
        return new RunningNginx(program, folder, file);
    }

    /** Returns what nginx has against the configuration, with the names of the original files; empty for nothing. */
    List<String> objections() {
        ToolRun run = NginxProgram.run(program.command(folder, main, "-t"));
        return run.succeeded()
                ? List.of()
                : run.output()
                        .lines()
                        .filter(line -> line.contains("[emerg]") || line.contains("[alert]"))
                        .map(line -> line.replaceFirst("^.*?\\[(emerg|alert)] (\\d+#\\d+: )?", ""))
                        .map(this::original)
                        .distinct()
                        .toList();
    }

    /** Starts it and waits until it listens on all of the ports. */
    void start(Collection<Integer> ports) throws IOException, InterruptedException {
        process = new ProcessBuilder(program.command(folder, main))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        for (int port : ports) {
            await(() -> listens(port), "does not listen");
        }
    }

    /** Has it read its configuration again, and waits until the old workers are gone. */
    void reload() throws IOException, InterruptedException {
        reload(() -> {});
    }

    /**
     * Has it read its configuration again, and waits until the old workers are gone.
     *
     * @param meanwhile done as soon as each old worker knows that it is to end
     */
    void reload(Step meanwhile) throws IOException, InterruptedException {
        long old = lines(STARTED);
        NginxProgram.run(List.of("kill", "-HUP", String.valueOf(process.pid())));
        await(() -> lines(STARTED) > old && (lines(ENDING) >= old || lines(EXITED) >= old), "does not reload");
        meanwhile.take();
        await(() -> lines(EXITED) >= old, "does not let its old workers go");
    }

    /** Something that is done at a certain moment. */
    @FunctionalInterface
    interface Step {
        void take() throws IOException, InterruptedException;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private long lines(Pattern pattern) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("error.log"))) {
            return lines.filter(line -> pattern.matcher(line).find()).count();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition, String otherwise) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("nginx " + otherwise + ": "
                        + Files.readString(folder.resolve("error.log")).strip());
            }
            Thread.sleep(GLANCE);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String write(SourceFile file) throws IOException {
        List<String> includes = new ArrayList<>();
        writeIncludes(file.statements(), includes);
        Path target = folder.resolve("%03d.conf".formatted(originals.size()));
        originals.put(target.toString(), file.path().toString());
        Files.writeString(target, Printer.print(file, includes.iterator()));
        return target.toString();
    }

    private void writeIncludes(List<Statement> statements, List<String> names) throws IOException {
        for (Statement statement : statements) {
            if (statement instanceof Include include) {
                for (SourceFile file : include.files()) {
                    names.add(write(file));
                }
            } else if (statement instanceof Statement.Directive directive && directive.block() != null) {
                writeIncludes(directive.block(), names);
            }
        }
    }

    private String original(String message) {
        String told = message;
        for (Map.Entry<String, String> file : originals.entrySet()) {
            told = told.replace(file.getKey(), file.getValue());
        }
        return told;
    }
}
