package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local stack, started in a folder and on a port of its own, and stopped at the end of its test. */
final class Stack implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int INTERNAL_PORTS_ABOVE = 10_000;
    private static final int INTERNAL_PORTS = 44;

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> options;
    private String lastWords = "";

    private Stack(Path data, int port, Map<String, String> environment, List<String> options) {
        this.data = data;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.options = List.copyOf(options);
    }

    /**
     * Starts a stack in a new folder.
     *
     * @param options more options of {@code up}
     */
    static Stack start(String... options) throws IOException, InterruptedException {
        return start(Map.of(), options);
    }

    /** As {@link #start(String...)}, with additions to the environment of all processes. */
    static Stack start(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        Stack stack = new Stack(Files.createTempDirectory("stack"), freePort(), environment, List.of(options));
        stack.up();
        return stack;
    }

    /**
     * Returns a stack that is still to be started.
     *
     * @param data its folder
     * @param environment additions to the environment of all processes
     */
    static Stack in(Path data, Map<String, String> environment) {
        return new Stack(data, freePort(), environment, List.of());
    }

    /** Starts the stack, also once more after it was stopped. */
    void up() throws IOException, InterruptedException {
        Stream<String> command =
                Stream.of("up", "--detach", "--data", data.toString(), "--port", Integer.toString(port));
        Launcher.Result up = Launcher.run(
                environment, Stream.concat(command, options.stream()).toArray(String[]::new));
        assertThat(up.exitCode()).as(up.toString()).isZero();
        lastWords = up.out();
    }

    /** Returns what the start printed at its end. */
    String lastWords() {
        return lastWords;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    /** Returns the first of the ports behind the public one. */
    int internalPort() {
        return port + INTERNAL_PORTS_ABOVE;
    }

    /** Runs a command on this stack. */
    Launcher.Result run(String... arguments) throws IOException, InterruptedException {
        return Launcher.run(withData(arguments));
    }

    /** Starts a command on this stack. */
    Launcher.Running begin(String... arguments) throws IOException {
        return Launcher.start(Map.of(), withData(arguments));
    }

    private String[] withData(String... arguments) {
        return Stream.concat(Arrays.stream(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
    }

    String token(String subject, String role) throws IOException, InterruptedException {
        return run("token", "--subject", subject, "--role", role).out().strip();
    }

    /** Sends a request through the load balancer. */
    HttpResponse<String> send(String method, String path, String token, String json, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(String path, String token) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, token, "", "").body());
    }

    /** Returns the names of the processes, as the stack's description has them. */
    List<String> processes() throws IOException {
        return description().at("/processes").findValuesAsString("name");
    }

    /** Returns the process of that name which runs now. */
    ProcessHandle process(String name) throws IOException {
        for (JsonNode process : description().at("/processes")) {
            if (process.get("name").asString().equals(name)) {
                return ProcessHandle.of(process.at("/identity/pid").asLong())
                        .orElseThrow(() -> new AssertionError(name + " does not run"));
            }
        }
        throw new AssertionError("there is no process " + name);
    }

    /** Returns where the process of that name serves, as an address without a path. */
    String address(String name) throws IOException {
        for (JsonNode process : description().at("/processes")) {
            if (process.get("name").asString().equals(name)) {
                return process.get("address").asString();
            }
        }
        throw new AssertionError("there is no process " + name);
    }

    /** Returns the supervisor and all its processes that are alive. */
    List<ProcessHandle> living() throws IOException {
        return description().findValues("pid").stream()
                .flatMap(pid -> ProcessHandle.of(pid.asLong()).stream())
                .toList();
    }

    /** Returns whether the process runs. One that has ended but was not yet reaped by init has no command any more. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Kills a process as {@code kill -9} does. */
    void kill(String name) throws IOException {
        process(name).destroyForcibly();
    }

    /** Returns the process that starts again what dies. */
    ProcessHandle supervisor() throws IOException {
        return ProcessHandle.of(description().at("/supervisor/pid").asLong()).orElseThrow();
    }

    private JsonNode description() throws IOException {
        return JSON.readTree(Files.readString(data.resolve("stack.json")));
    }

    Launcher.Result down() throws IOException, InterruptedException {
        return run("down");
    }

    @Override
    public void close() throws IOException {
        try {
            down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    /** Returns a public port that is free, with the internal ones that belong to it. */
    static int freePort() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(11_000, 22_000))
                .limit(1_000)
                .filter(port -> isFree(port)
                        && IntStream.range(0, INTERNAL_PORTS).allMatch(i -> isFree(port + INTERNAL_PORTS_ABOVE + i)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
