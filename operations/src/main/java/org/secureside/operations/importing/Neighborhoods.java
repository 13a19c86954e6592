package org.secureside.operations.importing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.Delivery;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.WireJson;

/**
 * Finds the neighborhood to import into, or opens it. It is opened with a key derived from its name, so it is opened
 * once however often that is asked for: after a crash, by two imports at the same time, or because the list that was
 * asked does not show it yet. A neighborhood opened by an import is preferred to others of the same name for the same
 * reason: the list may have lagged when it was opened.
 */
final class Neighborhoods {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final PersistentClient client;
    private final ResidentId importer;
    private final Halt halt;
    private final Duration lag;

    /**
     * @param lag how far the list of neighborhoods may be behind
     */
    Neighborhoods(PersistentClient client, ResidentId importer, Halt halt, Duration lag) {
        this.client = client;
        this.importer = importer;
        this.halt = halt;
        this.lag = lag;
    }

    /**
     * Returns the neighborhood, or empty if the import is to end.
     *
     * @param nameOrId its name, or its id, which is believed without looking
     * @throws CommandFailure if it cannot be told which one is meant, or if it cannot be opened
     */
    Optional<NeighborhoodId> findOrOpen(String nameOrId) throws InterruptedException {
        String lower = nameOrId.toLowerCase(Locale.ROOT);
        if (ID.matcher(lower).matches()) {
            return Optional.of(new NeighborhoodId(UUID.fromString(lower)));
        }
        Optional<NeighborhoodId> found = find(nameOrId);
        if (found.isEmpty()) {
            // It may have been opened by hand just now, without the key that makes opening it again harmless.
            halt.sleep(lag);
            found = find(nameOrId);
        }
        return found.isPresent() || halt.isWished() ? found : open(nameOrId);
    }

    private Optional<NeighborhoodId> find(String name) {
        return decided(client.send(Call.get("/api/neighborhoods"), importer.value()), "cannot be looked up")
                .flatMap(answer -> theOneCalled(
                        name,
                        WireJson.MAPPER.readValue(answer.body(), Mine.class).neighborhoods()));
    }

    private Optional<NeighborhoodId> theOneCalled(String name, List<View> mine) {
        List<NeighborhoodId> called = mine.stream()
                .filter(view -> view.name().equals(name))
                .map(View::neighborhoodId)
                .toList();
        NeighborhoodId openedByImport = NeighborhoodId.of(importer, keyOf(name));
        if (called.contains(openedByImport)) {
            return Optional.of(openedByImport);
        }
        if (called.size() > 1) {
            throw CommandFailure.environment(
                    "%s belongs to %d neighborhoods called \"%s\": give the id of one instead: %s"
                            .formatted(
                                    importer,
                                    called.size(),
                                    name,
                                    called.stream()
                                            .map(NeighborhoodId::toString)
                                            .collect(Collectors.joining(", "))));
        }
        return called.stream().findFirst();
    }

    private Optional<NeighborhoodId> open(String name) {
        Call call =
                Call.post("/api/neighborhoods", WireJson.MAPPER.writeValueAsString(Map.of("name", name)), keyOf(name));
        return decided(client.send(call, importer.value()), "cannot be opened")
                .map(answer ->
                        WireJson.MAPPER.readValue(answer.body(), View.class).neighborhoodId());
    }

    private static IdempotencyKey keyOf(String name) {
        return new IdempotencyKey("import-" + Fingerprint.of(name));
    }

    private static Optional<Answer> decided(Delivery delivery, String problem) {
        return switch (delivery) {
            case Delivery.Answered(Answer answer, int tries) when answer.isSuccess() -> Optional.of(answer);
            case Delivery.Answered(Answer answer, int tries) ->
                throw CommandFailure.environment("the neighborhood " + problem + ": " + answer.problem());
            case Delivery.GivenUp(String last, boolean serviceDown) ->
                throw CommandFailure.environment("the neighborhood " + problem + ": " + last);
            case Delivery.Stopped() -> Optional.empty();
        };
    }

    private record Mine(List<View> neighborhoods) {}

    private record View(NeighborhoodId neighborhoodId, String name) {}
}
