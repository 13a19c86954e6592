package org.secureside.command.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.DeliveryState;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageKind;
import org.secureside.api.message.Place;
import org.secureside.api.message.RemovalReason;
import org.secureside.web.problem.FieldCheck;

/** What clients ask of messages, and what they are told. */
final class MessageRequests {

    private MessageRequests() {}

    /**
     * Send a message.
     *
     * @param body what it says
     * @param kind what it is for, chat if it is not said
     * @param severity how much an alert matters
     * @param place where an alert is about
     * @param inReplyTo the message that it answers
     * @param sentAt when the client sent it, which may be long ago where it was offline
     */
    record Send(
            @Nullable String body,
            @Nullable MessageKind kind,
            @Nullable AlertSeverity severity,
            @Nullable String place,
            @Nullable MessageId inReplyTo,
            @Nullable Instant sentAt) {

        boolean isAlert() {
            return kind == MessageKind.ALERT;
        }

        void check(FieldCheck fields) {
            fields.field("body", MessageBody.problemWith(body))
                    .field("severity", problemWithSeverity(isAlert()))
                    .field("place", problemWithPlace(isAlert()))
                    .field("sentAt", EventMetadata.sentAtProblem(sentAt))
                    .done();
        }

        @Nullable Alert alert() {
            return severity == null ? null : new Alert(severity, place == null ? null : new Place(place));
        }

        private Optional<String> problemWithSeverity(boolean isAlert) {
            if (isAlert == (severity != null)) {
                return Optional.empty();
            }
            return Optional.of(
                    isAlert
                            ? "must be INFO, WARNING or CRITICAL"
                            : "belongs to an alert: leave it out, or send kind ALERT");
        }

        private Optional<String> problemWithPlace(boolean isAlert) {
            if (place == null) {
                return Optional.empty();
            }
            return isAlert
                    ? Place.problemWith(place)
                    : Optional.of("belongs to an alert: leave it out, or send kind ALERT");
        }
    }

    /**
     * Change what a message says.
     *
     * @param body what it is to say
     */
    record Edit(@Nullable String body) {

        void check() {
            new FieldCheck().field("body", MessageBody.problemWith(body)).done();
        }
    }

    /**
     * Remove a message.
     *
     * @param reason why
     */
    record Remove(@Nullable String reason) {

        void check(FieldCheck fields) {
            fields.field("reason", RemovalReason.problemWith(reason)).done();
        }
    }

    /**
     * A message was accepted.
     *
     * @param messageId the message
     * @param version its version
     * @param state its state, where it is not recorded yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Accepted(
            MessageId messageId, long version, @Nullable DeliveryState state) {}
}
