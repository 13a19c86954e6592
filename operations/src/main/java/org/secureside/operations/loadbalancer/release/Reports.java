package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.StorableText;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.WireJson;
import org.secureside.operations.loadbalancer.release.HistoryEntry.Action;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;

/**
 * Reports each change of the balancer to the command side, where it is recorded as an event. What could not be reported
 * stays in the history and is reported with the next change; a report made twice, after an answer that was lost, is
 * recorded once, for its key is made of the change.
 */
final class Reports {

    private static final String PATH = "/api/operations/load-balancer-changes";

    /** Always the same, for the key of a report is one of its reporter; who changed the balancer is in the report. */
    private static final String REPORTER = "secureside-lb";

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int MAX_REASON = 1_000;
    private static final int MAX_OPERATOR = 128;

    private final Releases releases;
    private final JsonLines reported;
    private final Path data;
    private final OperationsLog log;
    private final Clock clock;

    /**
     * @param data the data folder of the stack
     */
    Reports(Balancer balancer, Path data, OperationsLog log, Clock clock) {
        this.releases = new Releases(balancer.releases(), clock);
        this.reported = new JsonLines(balancer.releases().resolve("reported.ndjson"));
        this.data = data;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A change that the command side has recorded.
     *
     * @param key the key that it was reported with
     * @param at when
     */
    record Reported(String key, Instant at) {}

    /**
     * Reports what was not reported yet. The command node is asked directly: the way through the balancer may be what is
     * broken. A balancer without a stack has nobody to report to.
     *
     * @return how many changes are still not recorded
     * @throws IOException if the history cannot be read
     */
    int send() throws IOException, InterruptedException {
        List<HistoryEntry> open = open();
        if (open.isEmpty()) {
            return 0;
        }
        Optional<URI> commandNode = commandNode();
        if (commandNode.isEmpty()) {
            log.say("there is no stack in %s: this is in the history of this balancer, and is no event"
                    .formatted(data));
            return 0;
        }
        int left = open.size();
        try (ServiceClient client = new ServiceClient(commandNode.get(), TIMEOUT)) {
            for (HistoryEntry entry : open) {
                Answer answer = report(entry, client);
                if (answer.isSuccess()) {
                    left--;
                    reported.append(new Reported(keyOf(entry).value(), clock.instant()));
                    log.step("reported", entry.release(), "recorded as an event");
                } else {
                    notYet(entry, answer.problem());
                }
            }
        } catch (CommandFailure nobodyToTell) {
            // The balancer is changed already: that nobody can be told of it now does not undo that. The others would
            // wait in vain, too.
            notYet(open.getLast(), nobodyToTell.getMessage());
        }
        return left;
    }

    private void notYet(HistoryEntry entry, String problem) {
        log.step(
                "not-reported",
                entry.release(),
                "this is not recorded as an event yet: %s; the next change, or \"lb report\", reports it"
                        .formatted(problem));
    }

    private List<HistoryEntry> open() throws IOException {
        Set<String> known =
                reported.read(Reported.class).stream().map(Reported::key).collect(Collectors.toSet());
        // What was there before all releases is no change; what was found later was put in place by other means.
        return releases.history().stream()
                .dropWhile(entry -> entry.action() == Action.FOUND)
                .filter(entry -> !known.contains(keyOf(entry).value()))
                .toList();
    }

    private Optional<URI> commandNode() {
        try {
            return Optional.of(StackDescription.read(data).commandNode());
        } catch (CommandFailure noStack) {
            return Optional.empty();
        }
    }

    private Answer report(HistoryEntry entry, ServiceClient client) throws InterruptedException {
        String json = WireJson.MAPPER.writeValueAsString(Map.of(
                "action", entry.action() == Action.ROLLED_BACK ? Action.ROLLED_BACK : Action.DEPLOYED,
                "release", entry.release(),
                "operator", storable(entry.who(), MAX_OPERATOR, "unknown"),
                "reason", storable(entry.why(), MAX_REASON, "no reason given"),
                "changedAt", entry.at()));
        String token = LocalIssuer.open(data).mint(REPORTER, List.of("admin"), VALID);
        try {
            return client.exchange(Call.post(PATH, json, keyOf(entry)), token);
        } catch (IOException e) {
            throw CommandFailure.environment("the command node does not answer: " + OneLine.of(e), e);
        }
    }

    private static IdempotencyKey keyOf(HistoryEntry entry) {
        return new IdempotencyKey("%s-%s-%s".formatted(entry.action(), entry.release(), entry.at()));
    }

    private static String storable(String text, int maxCharacters, String otherwise) {
        String cut = text.codePointCount(0, text.length()) <= maxCharacters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxCharacters));
        return StorableText.problemWith(cut, maxCharacters).isEmpty() ? cut : otherwise;
    }
}
