package org.secureside.operations.history;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.client.WireJson;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import tools.jackson.core.JacksonException;

/** Asks a stack as an auditor. Every question about the history is recorded there. */
final class Auditor {

    private static final String SUBJECT = "history";
    private static final String ROLE = "auditor";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final StackDescription stack;
    private final Tokens tokens;

    private Auditor(StackDescription stack, Tokens tokens) {
        this.stack = stack;
        this.tokens = tokens;
    }

    /**
     * Returns an auditor of the stack in a data folder.
     *
     * @throws CommandFailure if there is none
     */
    static Auditor of(Path data) {
        return new Auditor(StackDescription.read(data), new Tokens(LocalIssuer.open(data), ROLE));
    }

    /** Returns where clients reach the stack. */
    URI balancer() {
        return stack.publicUrl();
    }

    /** Returns where each query node answers by itself. */
    Map<String, URI> nodes() {
        return stack.queryNodes();
    }

    /** Asks, and reads the answer. */
    <T> T ask(URI where, String path, Map<String, ?> parameters, Class<T> type) throws InterruptedException {
        String target = path + query(parameters);
        try (ServiceClient client = new ServiceClient(where, TIMEOUT)) {
            Answer answer = client.exchange(Call.get(target), tokens.of(SUBJECT));
            if (!answer.isSuccess()) {
                throw CommandFailure.environment("%s%s: %s".formatted(where, path, answer.problem()));
            }
            return WireJson.MAPPER.readValue(answer.body(), type);
        } catch (IOException e) {
            throw CommandFailure.environment("%s does not answer: %s".formatted(where, OneLine.of(e)), e);
        } catch (JacksonException e) {
            throw CommandFailure.environment("%s%s answered with something else".formatted(where, path), e);
        }
    }

    /**
     * Opens an answer of any length.
     *
     * @param accept the forms of the answer that will do
     * @throws IOException if none begins, or not the one that was asked for
     */
    InputStream open(String path, Map<String, ?> parameters, String accept) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        HttpRequest request = HttpRequest.newBuilder(balancer().resolve(path + query(parameters)))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.of(SUBJECT))
                .header("Accept", accept)
                .build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            String problem = new Answer(
                            answer.statusCode(),
                            answer.headers(),
                            new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .problem();
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 429) {
                throw CommandFailure.environment(problem);
            }
            throw new IOException(problem);
        }
    }

    private static String query(Map<String, ?> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(p -> p.getKey() + "="
                                + URLEncoder.encode(String.valueOf(p.getValue()), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Returns a map of those that have a value, in this order. */
    static Map<String, Object> parameters(@Nullable Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                parameters.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return parameters;
    }
}
