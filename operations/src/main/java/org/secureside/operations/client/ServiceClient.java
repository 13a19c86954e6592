package org.secureside.operations.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secureside.api.IdempotencyKey;

/** One try at one request. Threads may share it. */
public final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI base;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param base where the service answers, without a path
     * @param timeout how long the whole answer may take
     */
    public ServiceClient(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** Returns where the service answers. */
    public URI base() {
        return base;
    }

    /**
     * Makes the request once.
     *
     * @param token the bearer token of who makes it
     * @throws IOException if no answer came in time, which leaves open whether the service did as asked
     */
    public Answer exchange(Call call, String token) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request(call, token), BodyHandlers.ofByteArray());
        try {
            // Not HttpRequest.timeout: that one ends with the headers, and a stalled body would hang for ever.
            return Answer.of(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            pending.cancel(true);
        }
    }

    private HttpRequest request(Call call, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(call.path()))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
        if (call.key() != null) {
            request.header(IdempotencyKey.HEADER, call.key().value());
        }
        BodyPublisher body = BodyPublishers.noBody();
        if (call.json() != null) {
            request.header("Content-Type", "application/json");
            body = BodyPublishers.ofString(call.json());
        }
        return request.method(call.method(), body).build();
    }

    @Override
    public void close() {
        // Not close(): that waits for a request that hangs.
        http.shutdownNow();
    }
}
