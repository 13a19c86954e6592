package org.secureside.operations.loadbalancer.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the balancer for a sign of life. A balancer that is gone writes no log, and silence is no alarm. */
final class Pulse implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What operators ask for is not counted as traffic, and neither is this. */
    private static final String PATH = "/nodes/";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final HttpRequest request;

    /**
     * @param balancer where clients reach it
     */
    Pulse(URI balancer) {
        request =
                HttpRequest.newBuilder(balancer.resolve(PATH)).timeout(PATIENCE).build();
    }

    /** Returns whether it answers within two seconds, whatever it says. */
    boolean isFelt() throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
