package org.secureside.query.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks nodes over HTTP. All are asked at once, and each for as long as a question may take; one that does not answer is
 * named, and keeps nobody else's answer away.
 */
final class Inquiry {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, URI> nodes;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param nodes where each node answers, by its name
     * @param timeout how long a node may take
     */
    Inquiry(Map<String, URI> nodes, Duration timeout) {
        this.nodes = new LinkedHashMap<>(nodes);
        this.timeout = timeout;
    }

    /** Asks all nodes, and returns by their names what became of it. It waits for the slowest. */
    Map<String, PeerAnswer> ask(Question question) {
        return ask(question, nodes.keySet());
    }

    /** Asks those of the nodes that have these names, and returns by their names what became of it. */
    Map<String, PeerAnswer> ask(Question question, Set<String> names) {
        Map<String, CompletableFuture<PeerAnswer>> asked = new LinkedHashMap<>();
        nodes.forEach((name, url) -> {
            if (names.contains(name)) {
                asked.put(name, ask(url, question));
            }
        });
        Map<String, PeerAnswer> answers = new LinkedHashMap<>();
        asked.forEach((name, answer) -> answers.put(name, answer.join()));
        return answers;
    }

    private CompletableFuture<PeerAnswer> ask(URI url, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + question.pathAndQuery()))
                .timeout(timeout)
                .header(HttpHeaders.ACCEPT, "application/json")
                // Just when a node is far behind, somebody wants to know how far.
                .header(HttpHeaders.CACHE_CONTROL, "max-stale")
                .header("X-Request-ID", question.requestId());
        if (question.authorization() != null) {
            request.header(HttpHeaders.AUTHORIZATION, question.authorization());
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(Inquiry::read)
                .exceptionally(Inquiry::silent);
    }

    private static PeerAnswer read(HttpResponse<String> answer) {
        return answer.statusCode() == OK
                ? new PeerAnswer.Answered(JSON.readTree(answer.body()))
                : new PeerAnswer.Silent("it answered " + answer.statusCode());
    }

    private static PeerAnswer silent(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new PeerAnswer.Silent(
                switch (cause) {
                    case JacksonException notJson -> "its answer could not be read";
                    case java.net.http.HttpTimeoutException late -> "it did not answer in time";
                    case IOException away -> "it could not be reached";
                    default -> "it could not be asked: " + cause.getClass().getSimpleName();
                });
    }
}
