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
import org.secureside.eventstore.SecureSideProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the other query nodes. All are asked at once, and each for as long as a question may take; one that does not
 * answer is named, and keeps nobody else's answer away.
 */
@Component
@EnableConfigurationProperties(PeerProperties.class)
public class Peers {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final String self;
    private final Map<String, URI> others;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Peers(PeerProperties properties, SecureSideProperties node) {
        this.self = node.node().name();
        this.others = new LinkedHashMap<>(properties.byName());
        this.others.remove(self);
        this.timeout = properties.peerTimeout();
    }

    /** Returns the name of this node. */
    public String self() {
        return self;
    }

    /** Returns the names of the other nodes. */
    public Set<String> others() {
        return Set.copyOf(others.keySet());
    }

    /** Asks all other nodes, and returns by their names what became of it. It waits for the slowest. */
    public Map<String, PeerAnswer> ask(Question question) {
        Map<String, CompletableFuture<PeerAnswer>> asked = new LinkedHashMap<>();
        others.forEach((name, url) -> asked.put(name, ask(url, question)));
        Map<String, PeerAnswer> answers = new LinkedHashMap<>();
        asked.forEach((name, answer) -> answers.put(name, answer.join()));
        return answers;
    }

    private CompletableFuture<PeerAnswer> ask(URI url, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + question.pathAndQuery()))
                .timeout(timeout)
                .header(HttpHeaders.ACCEPT, "application/json")
                .header("X-Request-ID", question.requestId());
        if (question.authorization() != null) {
            request.header(HttpHeaders.AUTHORIZATION, question.authorization());
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(Peers::read)
                .exceptionally(Peers::silent);
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
