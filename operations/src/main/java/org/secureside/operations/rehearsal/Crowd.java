package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.Delivery;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.client.WireJson;

/**
 * The people of a rehearsal and the neighborhood that they talk in, both new with every rehearsal.
 *
 * @param run the name of the rehearsal
 * @param neighborhood where they talk
 * @param residents who they are; the first is the moderator
 */
record Crowd(String run, NeighborhoodId neighborhood, List<ResidentId> residents) {

    private static final int PEOPLE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    Crowd {
        residents = List.copyOf(residents);
    }

    /**
     * Opens the neighborhood, admits everybody, and waits until all nodes that readers meet show it to them.
     *
     * @throws CommandFailure if that cannot be done
     */
    static Crowd gather(PersistentClient client, ServiceClient service, Tokens tokens) throws InterruptedException {
        String run = "rehearsal-" + UUID.randomUUID().toString().substring(0, 8);
        List<ResidentId> residents = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new ResidentId("%s-%02d".formatted(run, i)))
                .toList();
        ResidentId moderator = residents.getFirst();
        String opened = decided(client.send(
                        Call.post(
                                "/api/neighborhoods",
                                WireJson.MAPPER.writeValueAsString(Map.of("name", "Street of " + run)),
                                new IdempotencyKey(run)),
                        moderator.value()))
                .body();
        NeighborhoodId neighborhood =
                WireJson.MAPPER.readValue(opened, Opened.class).neighborhoodId();
        Crowd crowd = new Crowd(run, neighborhood, residents);
        for (ResidentId resident : residents.subList(1, residents.size())) {
            decided(client.send(
                    Call.put(
                            "/api/neighborhoods/%s/members/%s".formatted(neighborhood, resident),
                            "{\"role\":\"RESIDENT\"}"),
                    moderator.value()));
        }
        crowd.awaitAdmission(service, tokens);
        return crowd;
    }

    /** Returns who makes the request of this number. */
    ResidentId resident(long number) {
        return residents.get((int) (number % residents.size()));
    }

    Call read() {
        return Call.get("/api/neighborhoods/" + neighborhood + "/messages?limit=20");
    }

    private void awaitAdmission(ServiceClient service, Tokens tokens) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int inARow = 0;
        while (inARow < 2 * residents.size()) {
            inARow = isAnswered(service, tokens, inARow) ? inARow + 1 : 0;
            if (inARow == 0) {
                if (System.nanoTime() - deadline > 0) {
                    throw CommandFailure.environment("the nodes do not show a new neighborhood to its people");
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean isAnswered(ServiceClient service, Tokens tokens, int number) throws InterruptedException {
        try {
            return service.exchange(read(), tokens.of(resident(number).value())).isSuccess();
        } catch (IOException e) {
            return false;
        }
    }

    private static Answer decided(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Answered(Answer answer, int tries) when answer.isSuccess() -> answer;
            case Delivery.Answered(Answer answer, int tries) -> throw unprepared(answer.problem());
            case Delivery.GivenUp(String problem, boolean serviceDown) -> throw unprepared(problem);
            case Delivery.Stopped() -> throw unprepared("it was stopped");
        };
    }

    private static CommandFailure unprepared(String problem) {
        return CommandFailure.environment("the rehearsal could not be prepared: " + problem);
    }

    private record Opened(NeighborhoodId neighborhoodId) {}
}
