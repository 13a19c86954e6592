package org.secureside.operations.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

/** The service as an admin uses it: through the load balancer, like everybody. */
final class AdminClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 5;
    private static final int BAD_REQUEST = 400;

    private final ServiceClient client;
    private final Tokens tokens;
    private final String subject;

    private AdminClient(ServiceClient client, Tokens tokens, String subject) {
        this.client = client;
        this.tokens = tokens;
        this.subject = subject;
    }

    static AdminClient of(Path data, String subject) {
        StackDescription stack = StackDescription.read(data);
        return new AdminClient(
                new ServiceClient(stack.publicUrl(), TIMEOUT), new Tokens(LocalIssuer.open(data), "admin"), subject);
    }

    /** Opens each query node by itself, past the load balancer, as this admin. */
    static Map<String, AdminClient> ofNodes(Path data, String subject) {
        Tokens tokens = new Tokens(LocalIssuer.open(data), "admin");
        Map<String, AdminClient> nodes = new LinkedHashMap<>();
        StackDescription.read(data)
                .queryNodes()
                .forEach((name, url) ->
                        nodes.put(name, new AdminClient(new ServiceClient(url, TIMEOUT), tokens, subject)));
        return nodes;
    }

    URI base() {
        return client.base();
    }

    /** Makes a request, again where that does no harm, and returns the JSON of the answer. */
    JsonNode ask(Call call) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                Answer answer = client.exchange(call, tokens.of(subject));
                if (answer.isSuccess()) {
                    return WireJson.MAPPER.readTree(answer.body());
                }
                if (!passes(answer) || tries == MOST_TRIES) {
                    throw refusal(answer);
                }
            } catch (JacksonException e) {
                throw CommandFailure.environment("%s answered with something that is no JSON".formatted(base()), e);
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw CommandFailure.environment("%s cannot be reached: %s".formatted(base(), OneLine.of(e)), e);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean passes(Answer answer) {
        return answer.status() >= 500 || answer.status() == 429;
    }

    /** What cannot be is wrong usage; what may not be now is a finding. */
    private CommandFailure refusal(Answer answer) {
        boolean finding = answer.status() / 100 == 4
                && answer.status() != BAD_REQUEST
                && answer.status() != 401
                && answer.status() != 403;
        return finding ? CommandFailure.finding(answer.problem()) : CommandFailure.environment(answer.problem());
    }

    @Override
    public void close() {
        client.close();
    }
}
