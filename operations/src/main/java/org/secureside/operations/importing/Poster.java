package org.secureside.operations.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.Delivery;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.WireJson;
import org.secureside.operations.receipt.Receipt;
import tools.jackson.core.JacksonException;

/** Posts messages into a neighborhood. Threads share it. */
public final class Poster {

    private final PersistentClient client;
    private final NeighborhoodId neighborhood;
    private final ResidentId importer;
    private final Admissions admissions;

    /**
     * @param client repeats each post until it is decided
     * @param neighborhood where the messages belong
     * @param importer the moderator who admits the authors
     */
    public Poster(PersistentClient client, NeighborhoodId neighborhood, ResidentId importer) {
        this.client = client;
        this.neighborhood = neighborhood;
        this.importer = importer;
        this.admissions = new Admissions(client, neighborhood, importer);
    }

    /** Posts the message, and its author's admission before it, until the service has decided. */
    public Posting post(Outgoing message) {
        if (!message.author().equals(importer)) {
            Delivery admission = admissions.admit(message.author());
            if (!(admission instanceof Delivery.Answered(Answer answer, int tries) && answer.isSuccess())) {
                return failure(admission, "author " + message.author() + " is not admitted: ");
            }
        }
        Delivery delivery = client.send(callFor(message), message.author().value());
        return delivery instanceof Delivery.Answered(Answer answer, int tries) && answer.isSuccess()
                ? acknowledged(message, answer, tries)
                : failure(delivery, "");
    }

    private Call callFor(Outgoing message) {
        String json = WireJson.MAPPER.writeValueAsString(new Body(message.body(), message.sentAt()));
        return Call.post("/api/neighborhoods/" + neighborhood + "/messages", json, message.key());
    }

    private Posting acknowledged(Outgoing message, Answer answer, int tries) {
        Acknowledgement said = acknowledgementIn(answer);
        if (said == null || said.messageId() == null) {
            return new Posting.Refused(
                    "answered %d with something that is no acknowledgement".formatted(answer.status()));
        }
        Receipt receipt = new Receipt(
                message.key().value(),
                said.messageId(),
                neighborhood,
                message.author(),
                said.version(),
                Fingerprint.of(message.body()),
                Instant.now());
        return new Posting.Acknowledged(receipt, answer.isReplayed(), tries > 1);
    }

    private static @Nullable Acknowledgement acknowledgementIn(Answer answer) {
        try {
            return WireJson.MAPPER.readValue(answer.body(), Acknowledgement.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Posting failure(Delivery delivery, String context) {
        return switch (delivery) {
            case Delivery.Answered(Answer answer, int tries)
            when answer.status() == 401 -> new Posting.Unauthorized(answer.problem());
            case Delivery.Answered(Answer answer, int tries) -> new Posting.Refused(context + answer.problem());
            case Delivery.GivenUp(String problem, boolean serviceDown) ->
                new Posting.GivenUp(context + problem, serviceDown);
            case Delivery.Stopped() -> new Posting.Unfinished();
        };
    }

    /** What is posted. Nothing is said about the time where the line says nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(String body, @Nullable Instant sentAt) {}

    private record Acknowledgement(@Nullable MessageId messageId, long version) {}
}
