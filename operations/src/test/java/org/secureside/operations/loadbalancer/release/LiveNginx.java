package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.secureside.operations.nginx.Nginx;
import org.secureside.operations.nginx.NginxConfiguration;
import org.secureside.operations.nginx.NginxServer;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.SupervisionListener;

/** The real nginx with the configuration of a stack, in front of three nodes that are not, under a steady load. */
final class LiveNginx implements AutoCloseable {

    private static final int PERIOD_MILLIS = 20;

    private final Path data;
    private final int port;
    private final List<HttpServer> nodes = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger failures = new AtomicInteger();
    private final SupervisedProcess process;

    private LiveNginx(Path data, Nginx nginx) throws IOException {
        this.data = data;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        for (int i = 1; i <= 3; i++) {
            nodes.add(node("query-" + i));
        }
        List<Integer> ports =
                nodes.stream().map(node -> node.getAddress().getPort()).toList();
        ProcessSpec spec = NginxServer.prepare(
                nginx,
                data.resolve("nginx"),
                data.resolve("nginx.log"),
                new NginxConfiguration(port, List.of(ports.getFirst()), ports));
        process = new SupervisedProcess(spec, new Silent());
        process.start();
        await().until(() -> spec.readiness().isReady());
    }

    /** Starts it in a new data folder. The test is skipped where nginx is not installed. */
    static LiveNginx start(Path data) throws IOException {
        Optional<Nginx> nginx = Nginx.find(Programs.ofSystem());
        assumeThat(nginx).as("nginx is installed").isPresent();
        return new LiveNginx(data, nginx.orElseThrow());
    }

    /** Sends 50 reads a second from now on, and returns when some of them are in the access log. */
    void underLoad() {
        var unused = load.scheduleAtFixedRate(this::read, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        await().until(() -> lines() > 100);
    }

    /** Returns how many requests failed. */
    int failures() {
        return failures.get();
    }

    /** Returns where it listens. */
    int port() {
        return port;
    }

    /** Returns where a node listens, counted from 0. */
    URI node(int index) {
        return URI.create("http://127.0.0.1:" + nodes.get(index).getAddress().getPort());
    }

    Path configuration() {
        return data.resolve("nginx/nginx.conf");
    }

    /** Returns a file with the running configuration, of which something is replaced. */
    Path variant(String name, String what, String by) throws IOException {
        Path file = data.resolve(name + ".conf");
        String text = Files.readString(configuration());
        Files.writeString(file, text.replace(what, by));
        return file;
    }

    String log() throws IOException {
        return Files.readString(data.resolve("nginx/access.log"));
    }

    private long lines() throws IOException {
        return log().lines().count();
    }

    private void read() {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/api/neighborhoods".formatted(port)))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                failures.incrementAndGet();
            }
        } catch (IOException e) {
            failures.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer node(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("SecureSide-Node", name);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Override
    public void close() {
        load.shutdownNow();
        process.stop();
        nodes.forEach(node -> node.stop(0));
    }

    private static final class Silent implements SupervisionListener {

        @Override
        public void started(ProcessSpec spec, ProcessIdentity identity, int restarts) {}

        @Override
        public void died(ProcessSpec spec, String how, int restart) {}

        @Override
        public void readyAgain(ProcessSpec spec) {}
    }
}
