package org.secureside.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;

/** Has commands handled that change what is there. */
@Component
public class Changes {

    private final CommandGateway commands;
    private final Attempts attempts;
    private final CommandMetadata metadata;
    private final CommandTargetResolver targets =
            AnnotationCommandTargetResolver.builder().build();

    Changes(CommandGateway commands, Attempts attempts, CommandMetadata metadata) {
        this.commands = commands;
        this.attempts = attempts;
        this.metadata = metadata;
    }

    /**
     * Handles a command, and returns when what it changes is recorded. What takes too long ends as an event store that
     * cannot be reached does.
     *
     * @throws Refusal if the rules do not allow it
     * @throws AggregateNotFoundException if there is nothing with its id, or something of another kind
     */
    public Change make(Object command, Caller caller, HttpServletRequest request) {
        CommandMessage<?> message = new GenericCommandMessage<>(command, metadata.of(caller, request, null));
        try {
            return attempts.handle(() -> {
                Change change = commands.sendAndWait(message);
                return Objects.requireNonNull(change, "a handler tells the version it leaves behind");
            });
        } catch (IncompatibleAggregateException ofAnotherKind) {
            throw new AggregateNotFoundException(
                    targets.resolveTarget(message).getIdentifier(), "the id is that of something else");
        }
    }
}
